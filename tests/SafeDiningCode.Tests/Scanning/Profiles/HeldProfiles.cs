using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Scanning.Counts;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>Profiles, and caches of them, that a test holds in its hands.</summary>
internal static class HeldProfiles
{
    /// <summary>A cache of its own over a loader that the test holds in its hands.</summary>
    public static ProfileCache Cache(
        TestServices services, Func<TrustCode, Task<LoadedCode>> load, long bytes = 128L * 1024 * 1024, MakeAnswer? make = null)
    {
        var known = new KnownVersions(services.Clock);
        var outage = new Outage(services.Clock, NullLogger<Outage>.Instance);
        return new ProfileCache(
            new ProfileSource((code, _) => load(code), services.Get<SharedProfiles>(), known, outage, services.Clock, services.Get<ScanningMeter>()),
            known,
            outage,
            new ReadAhead(make ?? services.Get<MakeAnswer>()),
            services.Get<CodeKeys>(),
            services.Clock,
            Options.Create(new CacheOptions { Bytes = bytes }),
            services.Get<ScanningMeter>(),
            services.Get<MealScans>());
    }

    /// <summary>A genuine code by its serial.</summary>
    public static TrustCode Code(TestServices services, long serial) => services.Get<CodeKeys>().Code(1, serial);

    /// <summary>A ready answer of so many bytes.</summary>
    public static ReadyAnswer Answer(int bytes) => new()
    {
        Body = new byte[bytes], ETag = "\"x\"", ContentType = "text/html", ContentEncoding = default, ContentLanguage = default,
    };

    /// <summary>An eatery whose id is the serial of its code, and whose name and version are the number of the load.</summary>
    public static LoadedCode Loaded(TestServices services, TrustCode code, int load, Func<Profile, Profile>? change = null)
    {
        var profile = new Profile
        {
            EateryId = code.Serial,
            Name = load.ToString(CultureInfo.InvariantCulture),
            Operator = "",
            Address = "",
            Division = "",
            Unit = "",
            LicenceNumber = "",
            LicenceScope = "",
            LicenceAuthority = "",
            LicenceIssuedOn = new DateOnly(2024, 1, 1),
            LicenceValidUntil = new DateOnly(2029, 1, 1),
            LicenceStatus = LicenceStatus.Valid,
            LicenceState = LicenceState.InForce,
            LicenceConfirmedAt = services.Clock.GetUtcNow().UtcDateTime,
            Inspections = [],
            KitchenState = KitchenState.NotDeclared,
            Satisfaction = default(Tally),
            AsOf = services.Clock.GetUtcNow().UtcDateTime,
        };
        return new LoadedCode(
            new ProfileAnswer(CodeStanding.Active, code.ToString(), code.Serial, change is null ? profile : change(profile)), code.Serial, Version: load);
    }
}
