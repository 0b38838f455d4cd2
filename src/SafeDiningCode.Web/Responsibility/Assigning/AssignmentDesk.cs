using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Responsibility.Pages;

namespace SafeDiningCode.Web.Responsibility.Assigning;

/// <summary>An official who can answer for eateries.</summary>
public sealed record Officer
{
    /// <summary>The account.</summary>
    public required long Id { get; init; }

    /// <summary>Who it is.</summary>
    public required string Name { get; init; }

    /// <summary>The place that they see.</summary>
    public required string Division { get; init; }

    /// <summary>1 where the account is locked.</summary>
    public required int Locked { get; init; }
}

/// <summary>Which eateries are to be assigned.</summary>
/// <param name="Place">A division: a street, a county.</param>
/// <param name="Road">A road; empty for the whole place.</param>
/// <param name="Side">Of the road.</param>
/// <param name="CreditCode">A chain's credit code; empty for any.</param>
/// <param name="Licences">A list of licence numbers, which then is all that counts; empty for none.</param>
public sealed record AssignmentTarget(string Place, string Road, StreetSide Side, string CreditCode, IReadOnlyList<string> Licences);

/// <summary>An eatery that a target has.</summary>
public sealed record TargetEatery
{
    /// <summary>Which.</summary>
    public required long Id { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>Its finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>The category of its licence.</summary>
    public required int Category { get; init; }

    /// <summary>Who answers for it at the level now; null where nobody does.</summary>
    public long? OfficerId { get; init; }
}

/// <summary>What assigning would do.</summary>
/// <param name="Gaps">Eateries that nobody answers for.</param>
/// <param name="Same">Those that are the officer's already.</param>
/// <param name="Doubles">Those that are another's whom the actor may assign.</param>
/// <param name="Above">Those whose officer is another office's: they stay so.</param>
/// <param name="Outside">Those that the officer cannot see.</param>
/// <param name="NotApplying">How many of a list the level does not apply to.</param>
/// <param name="TooMany">Whether there are more than are assigned at once.</param>
public sealed record AssignmentPreview(
    IReadOnlyList<TargetEatery> Gaps, IReadOnlyList<TargetEatery> Same, IReadOnlyList<TargetEatery> Doubles, IReadOnlyList<TargetEatery> Above, IReadOnlyList<TargetEatery> Outside, int NotApplying,
    bool TooMany)
{
    /// <summary>What it would do, in short: whoever confirms says what was seen.</summary>
    public string Digest(bool takeOver) => Short(Gaps.Concat(takeOver ? Doubles : []));

    /// <summary>What ending the officer's answering would do, in short.</summary>
    public string EndDigest() => Short(Same);

    private static string Short(IEnumerable<TargetEatery> eateries) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        System.Text.Encoding.ASCII.GetBytes(string.Join(',', eateries.Select(eatery => eatery.Id)))).AsSpan(0, sizeof(long)));
}

/// <summary>
/// Assigns eateries to officers (分级包保) by street, side of a road, chain or list: what would happen is shown first. An
/// eatery has one officer at a level; who answers for one already keeps it unless it is said to be taken over.
/// </summary>
internal sealed class AssignmentDesk(Database database, NoticeBook notices, AuditLog audit, TimeProvider clock)
{
    /// <summary>Eateries assigned at once, at most.</summary>
    public const int Most = 20_000;

    /// <summary>The longest reason for which an officer's answering is ended.</summary>
    public const int LongestReason = 200;

    // What begins with 5301 lies between "5301" and "5301:".
    private const char BehindDigits = ':';

    /// <summary>The officials whom an actor may assign.</summary>
    public async Task<IReadOnlyList<Officer>> OfficersAsync(Actor actor, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return [.. (await session.QueryAsync<Officer>("OfficersInScope", actor.Scope.With(), cancellation)).Where(officer => officer.Locked == 0)];
    }

    /// <summary>What assigning these eateries would do.</summary>
    public async Task<AssignmentPreview> PreviewAsync(Actor actor, ResponsibilityLevel level, Officer officer, AssignmentTarget target, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await PreviewAsync(session, actor, level, officer, target, cancellation);
    }

    /// <summary>Assigns them; those of another officer only where <paramref name="takeOver"/> says so. Answers what was done; null where it would be something else than was seen, or another did so at the same moment.</summary>
    /// <param name="seen">The <see cref="AssignmentPreview.Digest"/> of the preview that was seen.</param>
    public async Task<AssignmentPreview?> AssignAsync(
        Actor actor, ResponsibilityLevel level, Officer officer, AssignmentTarget target, bool takeOver, string seen, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            var preview = await PreviewAsync(session, actor, level, officer, target, cancellation);
            if (preview.TooMany || preview.Digest(takeOver) != seen)
            {
                return null;
            }

            long[] taken = takeOver ? [.. preview.Doubles.Select(eatery => eatery.Id)] : [];
            long[] added = [.. preview.Gaps.Select(eatery => eatery.Id), .. taken];
            if (taken.Length > 0)
            {
                await session.ExecuteAsync("EndResponsibilities", new { Eateries = JsonSerializer.Serialize(taken), Level = level.Code, Now = now }, cancellation);
            }

            if (added.Length > 0)
            {
                await session.ExecuteAsync("AddResponsibilities", new { Eateries = JsonSerializer.Serialize(added), Level = level.Code, AccountId = officer.Id, Now = now }, cancellation);
                await TellAsync(session, NoticeKinds.ResponsibilityAssigned, level, officer, added.Length, now, cancellation);
            }

            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "responsibility.assign", RecordKind = "account", RecordId = AuditEntry.Id(officer.Id), Division = officer.Division,
                After = new { level = level.Code, target.Place, target.Road, side = target.Side.ToString(), target.CreditCode, licences = target.Licences.Count, added = added.Length, takenOver = taken.Length },
            });
            await session.CommitAsync(cancellation);
            return preview;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return null;
        }
    }

    /// <summary>
    /// Ends an officer's answering for these eateries without another's beginning. Answers how many; null where it would be
    /// something else than was seen.
    /// </summary>
    /// <param name="reason">Why: kept with each and in the audit, and told to the officer.</param>
    /// <param name="seen">The <see cref="AssignmentPreview.EndDigest"/> of the preview that was seen.</param>
    public async Task<int?> EndAsync(
        Actor actor, ResponsibilityLevel level, Officer officer, AssignmentTarget target, string reason, string seen, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        var preview = await PreviewAsync(session, actor, level, officer, target, cancellation);
        if (preview.TooMany || preview.Same.Count == 0 || preview.EndDigest() != seen)
        {
            return null;
        }

        var ended = await session.ExecuteAsync(
            "EndResponsibilitiesOf",
            new { Eateries = JsonSerializer.Serialize(preview.Same.Select(eatery => eatery.Id)), Level = level.Code, AccountId = officer.Id, Reason = reason, Now = now },
            cancellation);
        await TellAsync(session, NoticeKinds.ResponsibilityEnded, level, officer, ended, now, cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "responsibility.end", RecordKind = "account", RecordId = AuditEntry.Id(officer.Id), Division = officer.Division, Reason = reason,
            After = new { level = level.Code, target.Place, target.Road, side = target.Side.ToString(), target.CreditCode, licences = target.Licences.Count, ended },
        });
        await session.CommitAsync(cancellation);
        return ended;
    }

    private async Task<AssignmentPreview> PreviewAsync(
        DatabaseSession session, Actor actor, ResponsibilityLevel level, Officer officer, AssignmentTarget target, CancellationToken cancellation)
    {
        var today = Day.ToNumber(Day.InShanghai(clock));
        var rows = target.Licences.Count > 0
            ? await session.QueryAsync<TargetEatery>(
                "EateriesOfLicences", actor.Scope.With(new { Licences = JsonSerializer.Serialize(target.Licences), Today = today, Level = level.Code }), cancellation)
            : await session.QueryAsync<TargetEatery>(
                "EateriesToAssign",
                actor.Scope.With(new
                {
                    PlaceFrom = target.Place, PlaceTo = target.Place + BehindDigits, target.Road, RoadPattern = LikePattern.Containing(target.Road), target.CreditCode,
                    Today = today, Level = level.Code, Most = Most + 1,
                    First = level.Categories[0], Second = level.Categories[level.Categories.Count / 2], Third = level.Categories[^1],
                }),
                cancellation);
        var applying = rows
            .Where(eatery => level.AppliesTo(eatery.Category) && (target.Road.Length == 0 || target.Licences.Count > 0 || HouseNumbers.IsOn(eatery.Address, target.Road, target.Side)))
            .ToLookup(eatery => eatery.OfficerId == officer.Id ? Standing.Same
                : !OfficerPlaces.MayAnswerFor(officer.Division, eatery.Division) ? Standing.Outside
                : eatery.OfficerId is null ? Standing.Gap
                : Standing.Double);
        var own = (await session.QueryAsync<Officer>("OfficersInScope", actor.Scope.With(), cancellation)).Select(each => each.Id).ToHashSet();
        // What an office above has assigned is not for the one below to take over.
        var (doubles, above) = (applying[Standing.Double].Where(eatery => own.Contains(eatery.OfficerId!.Value)), applying[Standing.Double].Where(eatery => !own.Contains(eatery.OfficerId!.Value)));
        return new AssignmentPreview(
            [.. applying[Standing.Gap]], [.. applying[Standing.Same]], [.. doubles], [.. above], [.. applying[Standing.Outside]], rows.Count(eatery => !level.AppliesTo(eatery.Category)), rows.Count > Most);
    }

    private Task<int> TellAsync(DatabaseSession session, string kind, ResponsibilityLevel level, Officer officer, int count, DateTime now, CancellationToken cancellation) => notices.AddAsync(
        session,
        new Notice
        {
            Kind = kind,
            // More on the same day is news, too.
            Subject = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"responsibility:{level.Code}:{now:HHmmssfff}"),
            Recipients = [officer.Id],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["count"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture), ["level"] = level.Name,
            },
            Link = ResponsibilityPaths.Mine,
        },
        cancellation);

    private enum Standing
    {
        Gap,
        Same,
        Double,
        Outside,
    }
}
