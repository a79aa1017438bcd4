// Which of our regions a time zone lies in. A zone that is not here is no guess: then the runner is asked.
const REGIONS = {
  gb: "Europe/London Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man",
  ie: "Europe/Dublin",
  eu: `Europe/Amsterdam Europe/Athens Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Bucharest Europe/Budapest
    Europe/Busingen Europe/Copenhagen Europe/Helsinki Europe/Lisbon Europe/Ljubljana Europe/Luxembourg Europe/Madrid
    Europe/Malta Europe/Mariehamn Europe/Paris Europe/Prague Europe/Riga Europe/Rome Europe/Sofia Europe/Stockholm
    Europe/Tallinn Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zagreb Asia/Nicosia Asia/Famagusta Africa/Ceuta
    Atlantic/Azores Atlantic/Canary Atlantic/Madeira`,
  us: `America/Adak America/Anchorage America/Boise America/Chicago America/Denver America/Detroit
    America/Indiana/Indianapolis America/Indiana/Knox America/Indiana/Marengo America/Indiana/Petersburg
    America/Indiana/Tell_City America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac
    America/Indianapolis America/Juneau America/Kentucky/Louisville America/Kentucky/Monticello America/Los_Angeles
    America/Louisville America/Menominee America/Metlakatla America/New_York America/Nome
    America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Phoenix
    America/Sitka America/Yakutat Pacific/Honolulu`,
  ca: `America/Cambridge_Bay America/Dawson America/Dawson_Creek America/Edmonton America/Fort_Nelson
    America/Glace_Bay America/Goose_Bay America/Halifax America/Inuvik America/Iqaluit America/Moncton
    America/Montreal America/Nipigon America/Pangnirtung America/Rainy_River America/Rankin_Inlet America/Regina
    America/Resolute America/St_Johns America/Swift_Current America/Thunder_Bay America/Toronto America/Vancouver
    America/Whitehorse America/Winnipeg America/Yellowknife`,
  au: `Australia/Adelaide Australia/Brisbane Australia/Broken_Hill Australia/Currie Australia/Darwin Australia/Eucla
    Australia/Hobart Australia/Lindeman Australia/Lord_Howe Australia/Melbourne Australia/Perth Australia/Sydney`,
  nz: "Pacific/Auckland Pacific/Chatham",
  za: "Africa/Johannesburg",
  in: "Asia/Calcutta Asia/Kolkata",
  jp: "Asia/Tokyo",
};

export function regionHere(zone = Intl.DateTimeFormat().resolvedOptions().timeZone) {
  return Object.keys(REGIONS).find((region) => REGIONS[region].split(/\s+/).includes(zone)) ?? null;
}
