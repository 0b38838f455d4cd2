using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>A line of a list that could not be taken.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsPhone">Whether the phone is at fault; else no eatery of the scope has the licence.</param>
public sealed record UnknownLine(int Line, string Text, bool IsPhone);

/// <summary>Finds the eateries whose owners are to be invited: by licence or code, from a list, or all without one in a division.</summary>
internal sealed class InviteeFinder(Database database, EateryAccess access, CodeRegister codes, TimeProvider clock)
{
    /// <summary>How many slips are made at once.</summary>
    public const int Most = 200;

    private static readonly char[] Separators = [',', '，', ';', '；', '\t'];

    /// <summary>The eatery of a licence number or a code within the actor's scope; null where there is none.</summary>
    public async Task<EateryInScope?> FindAsync(Actor actor, string typed, CancellationToken cancellation = default)
    {
        if (await codes.FindAsync(typed.Trim(), cancellation) is { State: IssueState.Active, Issue: { } issue })
        {
            return await access.FindAsync(actor, issue.EateryId, cancellation);
        }

        await using var session = await database.OpenAsync(cancellation);
        return await ByLicenceAsync(session, actor, typed, cancellation);
    }

    /// <summary>The licence number that an eatery within the actor's scope is known by; null where there is none.</summary>
    public async Task<string?> LicenceOfAsync(Actor actor, long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<string>("LicenceOfEatery", actor.Scope.With(new { Eatery = eatery }), cancellation);
    }

    /// <summary>A list, one eatery a line: licence number, and after a comma the owner's phone where it is known. A heading is passed over.</summary>
    public async Task<(IReadOnlyList<Invitee> Found, IReadOnlyList<UnknownLine> Unknown)> ReadListAsync(Actor actor, string list, CancellationToken cancellation = default)
    {
        var (found, unknown) = (new List<Invitee>(), new List<UnknownLine>());
        await using var session = await database.OpenAsync(cancellation);
        var number = 0;
        foreach (var line in list.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var cells = line.Split(Separators, StringSplitOptions.TrimEntries).Select(cell => cell.Trim('"')).ToArray();
            // A heading names its columns; a licence has digits.
            if (cells[0].Length == 0 || (number == 1 && !cells[0].Any(char.IsDigit)))
            {
                continue;
            }

            var phone = "";
            var hasPhone = cells.Length > 1 && cells[1].Length > 0;
            if (hasPhone && !(SignInNames.TryPhone(cells[1], out phone) && SignInNames.IsMobile(phone)))
            {
                unknown.Add(new UnknownLine(number, line, IsPhone: true));
            }
            else if (await ByLicenceAsync(session, actor, cells[0], cancellation) is { } eatery)
            {
                found.Add(new Invitee(eatery, hasPhone ? phone : null));
            }
            else
            {
                unknown.Add(new UnknownLine(number, line, IsPhone: false));
            }
        }

        return ([.. found.DistinctBy(invitee => invitee.Eatery.Id)], unknown);
    }

    /// <summary>Eateries of a division whose owner has no account and no open invitation, <see cref="Most"/> at most.</summary>
    public async Task<IReadOnlyList<Invitee>> WithoutOwnerAsync(Actor actor, string division, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<EateryAccess.EateryRow>(
            "EateriesWithoutOwner",
            actor.Scope.With(new { From = division, To = division + ":", Today = Day.ToNumber(Day.InShanghai(now)), Now = now, Most }),
            cancellation);
        return [.. rows.Select(row => new Invitee(row.ToEatery(), Phone: null))];
    }

    private static async Task<EateryInScope?> ByLicenceAsync(DatabaseSession session, Actor actor, string typed, CancellationToken cancellation)
    {
        var number = LicenceNumber.Parse(typed).Normalised;
        var row = await session.SingleOrDefaultAsync<EateryAccess.EateryRow>("FindEateryByLicence", actor.Scope.With(new { Number = number }), cancellation);
        return row?.ToEatery();
    }
}
