// Signing in as a person does: through the demo's provider, by somebody's name.

/** Signs in as one of the demo people, and waits until the browser is where it wanted to go. */
export async function signIn(page, name = 'Joanna Pryce', path = '/desk/demo') {
  await page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForURL((url) => url.pathname === path.split(/[?#]/)[0]);
}

/** The session as the browser's own program would be told of it; plain pages let no program ask. */
export async function session(page) {
  const beside = await page.context().newPage();
  await beside.goto(new URL('/api/v1/session', page.url()).href);
  const told = JSON.parse(await beside.locator('body').innerText());
  await beside.close();
  return told;
}
