using Dapper;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Telemetry;
using SafeDiningCode.Web.Kitchens;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>Reads what stands behind a genuine code out of the database, in one round trip.</summary>
internal sealed class ProfileLoader(Database database, IOptions<KitchenOptions> kitchens, TimeProvider clock)
{
    /// <summary>Days of ratings that a profile sums up, today among them.</summary>
    public const int SatisfactionDays = 90;

    private readonly string[] viewingHosts = [.. kitchens.Value.ViewingHosts];

    /// <summary>What a genuine code is now. A revoked one answers without any facts.</summary>
    public Task<LoadedCode> LoadAsync(TrustCode code, CancellationToken cancellation) =>
        DatabaseThreads.RunScanAsync(database.Engine, () => ReadAsync(code, cancellation), cancellation);

    private async Task<LoadedCode> ReadAsync(TrustCode code, CancellationToken cancellation)
    {
        using var span = Spans.Scanning.StartActivity("profile load");
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        await using var session = await database.OpenAsync(cancellation);
        await using var results = await session.QueryMultipleAsync(
            "ProfileOfCode",
            new { code.Serial, code.KeyVersion, Today = Day.ToNumber(today), Since = Day.ToNumber(today.AddDays(1 - SatisfactionDays)) },
            cancellation);
        var issue = await results.ReadSingleOrDefaultAsync<IssueRow>();
        if (issue is null)
        {
            return new LoadedCode(new ProfileAnswer(CodeStanding.Unknown, code.ToString(), code.Serial, Profile: null), EateryId: 0);
        }

        if (issue.RevokedAt is not null)
        {
            return new LoadedCode(new ProfileAnswer(CodeStanding.Revoked, code.ToString(), code.Serial, Profile: null), issue.EateryId, issue.Version);
        }

        var licences = (await results.ReadAsync<LicensedEateryRow>()).AsList();
        if (licences.Count == 0)
        {
            // Nothing is known that could vouch for it.
            return new LoadedCode(new ProfileAnswer(CodeStanding.Unknown, code.ToString(), code.Serial, Profile: null), EateryId: 0);
        }

        var items = (await results.ReadAsync<InspectedItemRow>()).AsList();
        var kitchen = await results.ReadSingleOrDefaultAsync<KitchenRow>();
        var staff = await results.ReadSingleAsync<StaffRow>();
        var tally = await results.ReadSingleAsync<TallyRow>();
        var selfChecked = await results.ReadSingleAsync<SelfCheckedRow>();
        var shop = await results.ReadSingleOrDefaultAsync<ShopRow>();
        var profile = Compose(Ruling(licences, today), items, kitchen, staff, tally, now) with { SelfCheckedOn = selfChecked.Day, Shop = shop?.ToDetails() };
        return new LoadedCode(new ProfileAnswer(CodeStanding.Active, code.ToString(), code.Serial, profile), issue.EateryId, issue.Version);
    }

    /// <summary>The same facts at another moment: what the calendar and silence alone have changed since they were read.</summary>
    public static Profile At(Profile profile, DateTime nowUtc) => profile with
    {
        LicenceState = LicenceStates.Of(profile.LicenceStatus, profile.LicenceValidUntil, Day.InShanghai(nowUtc)),
        KitchenState = KitchenStates.Of(profile.KitchenKind, profile.KitchenHeartbeatAt, profile.KitchenFrameAt, nowUtc),
        // Whose certificate ran out at midnight is not known here.
        Staff = Day.InShanghai(nowUtc) == Day.InShanghai(profile.AsOf) ? profile.Staff : null,
    };

    /// <summary>When these facts will be others by the calendar or by silence alone; at the latest the next Shanghai midnight.</summary>
    public static DateTime NextChange(Profile profile, DateTime nowUtc)
    {
        // Midnight is also the first instant at which a licence can change by itself, and «35 days ago» be 36.
        var midnight = Day.StartUtc(Day.InShanghai(nowUtc).AddDays(1));
        var kitchen = KitchenStates.NextChange(profile.KitchenKind, profile.KitchenHeartbeatAt, profile.KitchenFrameAt, nowUtc);
        return kitchen is { } change && change < midnight ? change : midnight;
    }

    // The latest licence in force speaks for an eatery; the latest of all where none is.
    private static LicensedEateryRow Ruling(List<LicensedEateryRow> licences, DateOnly today) => licences
        .OrderByDescending(row => LicenceStates.IsInForce(LicenceStates.Of(Status(row), row.ValidUntil, today)))
        .ThenByDescending(row => row.ValidUntil)
        .ThenBy(row => row.Number, StringComparer.Ordinal)
        .First();

    private Profile Compose(LicensedEateryRow row, List<InspectedItemRow> items, KitchenRow? kitchen, StaffRow staff, TallyRow tally, DateTime now)
    {
        var kind = KitchenKinds.FromCode(kitchen?.Kind);
        return new Profile
        {
            EateryId = row.EateryId,
            Name = string.IsNullOrWhiteSpace(row.Sign) ? row.Operator : row.Sign,
            Operator = row.Operator,
            Address = row.Address,
            Division = row.Division,
            Unit = row.Unit,
            LicenceNumber = row.Number,
            LicenceScope = row.Scope,
            LicenceAuthority = row.Authority,
            LicenceIssuedOn = row.IssuedOn,
            LicenceValidUntil = row.ValidUntil,
            LicenceStatus = Status(row),
            LicenceState = LicenceStates.Of(Status(row), row.ValidUntil, Day.InShanghai(now)),
            LicenceConfirmedAt = row.ConfirmedAt,
            Grade = Grades.FromText(row.Grade),
            Inspections = Visits(items),
            KitchenKind = kind,
            KitchenState = KitchenStates.Of(kind, kitchen?.HeartbeatAt, kitchen?.FrameAt, now),
            KitchenHeartbeatAt = kitchen?.HeartbeatAt,
            KitchenFrameAt = kitchen?.FrameAt,
            // The list of hosts is the authority's and may be shorter than when the page was declared.
            KitchenViewing = kitchen?.Viewing is { } viewing && ViewingPage.IsApproved(viewing, viewingHosts) ? viewing : null,
            Staff = staff.Total > 0 ? new StaffCount(staff.Total, staff.Valid) : null,
            Satisfaction = new Tally(tally.Satisfied, tally.Fair, tally.Dissatisfied),
            AsOf = now,
        };
    }

    private static PastInspection[] Visits(List<InspectedItemRow> items) =>
    [
        .. items.GroupBy(item => item.Id).Select(visit => new PastInspection(
            visit.First().InspectedOn,
            InspectionResults.FromCode(visit.First().Result) ?? throw new InvalidOperationException($"Inspection {visit.Key} has no known result."),
            [.. visit.Where(item => item.Wording is not null).Select(item => new FailedItem(item.Wording!, item.KeyItem == true, item.MendedOn, item.WithdrawnOn))],
            InspectionMarks.FromCode(visit.First().Mark))),
    ];

    private static LicenceStatus Status(LicensedEateryRow row) => LicenceStatuses.FromCode(row.Status)
        ?? throw new InvalidOperationException($"Licence {row.Number} has no known status.");
}
