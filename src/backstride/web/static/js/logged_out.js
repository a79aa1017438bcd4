// The page that asks for the password: whoever is before it is not logged in, so the sessions that were stored for when
// there is no connection go. What was told here and is not on the server yet stays, and is sent after the next login.
if ("caches" in window) caches.delete("ahead").catch(() => {});
