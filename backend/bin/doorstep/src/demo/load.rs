//! From the demo files to the directory's records.

use super::dates::{CalledOff, call_off, settle};
use super::files::{LOCATIONS, ORGANISATIONS, SERVICES, ZONE};
use super::record::{DemoError, Record};
use super::slug::{Naming, replace, replace_each};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Zone};

/// Days ago that the numbers for a worry about a child were looked through.
const NUMBERS_CHECKED: i32 = -19;

/// The zone and its calendar, on a day.
pub fn zone(today: Date) -> Result<(Zone, Calendar), DemoError> {
    let mut record = Record::single(&ZONE)?;
    let calendar = record.take("calendar")?.ok_or_else(|| record.strange("calendar"))?;
    record.inside("safe_numbers", |numbers| {
        numbers.inside_each("leads", |lead| replace(lead, "organisation", Naming::Organisation))
    })?;
    let mut zone: Zone = record.read()?;
    zone.safe_numbers.checked_on = Some(today.plus_days(NUMBERS_CHECKED));
    Ok((zone, calendar))
}

/// Who runs services.
pub fn organisations() -> Result<Vec<Organisation>, DemoError> {
    let records = Record::list(&ORGANISATIONS)?.into_iter();
    let named = records.map(|mut record| {
        replace(&mut record, "id", Naming::Organisation)?;
        record.read()
    });
    named.collect()
}

/// Where they happen.
pub fn locations() -> Result<Vec<Location>, DemoError> {
    let records = Record::list(&LOCATIONS)?.into_iter();
    let named = records.map(|mut record| {
        replace(&mut record, "id", Naming::Location)?;
        record.read()
    });
    named.collect()
}

/// The services as they look on a day.
pub fn services(today: Date, calendar: &Calendar) -> Result<Vec<Service>, DemoError> {
    let mut services = Vec::new();
    for file in SERVICES {
        for record in Record::list(file)? {
            services.push(service(record, today, calendar)?);
        }
    }
    Ok(services)
}

fn service(mut record: Record, today: Date, calendar: &Calendar) -> Result<Service, DemoError> {
    let called_off = prepare(&mut record, today)?;
    let strange = record.strange("except_nth");
    let mut service: Service = record.read()?;
    for (schedule, called_off) in service.schedules.iter_mut().zip(called_off) {
        if call_off(schedule, called_off, calendar, today).is_err() {
            return Err(strange);
        }
    }
    Ok(service)
}

/// Leaves in the record only what the directory's types know. What is called off, by schedule, needs dates first.
pub fn prepare(record: &mut Record, today: Date) -> Result<Vec<Vec<CalledOff>>, DemoError> {
    settle(record, today)?;
    replace(record, "id", Naming::Service)?;
    replace(record, "organisation", Naming::Organisation)?;
    replace_each(record, "locations", Naming::Location)?;
    let mut called_off = Vec::new();
    record.inside_each("schedules", |schedule| {
        replace(schedule, "location", Naming::Location)?;
        called_off.push(schedule.take("except_nth")?.unwrap_or_default());
        Ok(())
    })?;
    // Every record here has been written once.
    record.put("version", 1);
    Ok(called_off)
}
