//! School dates.
