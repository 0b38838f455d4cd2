using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Pages;

namespace SafeDiningCode.Web.Rectification;

/// <summary>Who is told of a move: owners of what is asked of them and decided, the office of what waits for it, the office above of what is overdue.</summary>
internal sealed class RectificationNotices(NoticeBook notices)
{
    private const int ProvinceDigits = 2;
    private const int CityDigits = 4;
    private const int CountyDigits = 6;

    /// <summary>Tells of the move that a form, the calendar or the diners made last, in its transaction.</summary>
    public async Task TellAsync(DatabaseSession session, EateryInScope eatery, RectificationRow problem, RectificationMove move, CancellationToken cancellation)
    {
        var toOwners = move switch
        {
            RectificationMove.Dispatch => NoticeKinds.RectificationOrdered,
            RectificationMove.Return => NoticeKinds.RectificationReturned,
            RectificationMove.Accept or RectificationMove.AcceptUntilLookBack => NoticeKinds.RectificationClosed,
            RectificationMove.FailLookBack or RectificationMove.DinersDeny => NoticeKinds.RectificationReopened,
            RectificationMove.ChangeDueDate => NoticeKinds.RectificationDeadline,
            _ => null,
        };
        if (toOwners is not null)
        {
            var owners = await session.QueryAsync<long>("OwnersOfEatery", new { EateryId = eatery.Id }, cancellation);
            await AddAsync(session, toOwners, eatery, problem, owners, RectificationPaths.Of(eatery.Id, problem.Id), cancellation);
        }

        var toOffice = move switch
        {
            RectificationMove.AskClosure => NoticeKinds.RectificationAsked,
            RectificationMove.DinersDeny => NoticeKinds.RectificationReopened,
            RectificationMove.Escalate => NoticeKinds.RectificationOverdue,
            RectificationMove.EscalateOffice => NoticeKinds.RectificationWaiting,
            _ => null,
        };
        if (toOffice is not null)
        {
            var office = move is RectificationMove.Escalate or RectificationMove.EscalateOffice ? OfficeAbove(eatery, problem) : problem.Office ?? eatery.Division;
            await AddAsync(
                session, toOffice, eatery, problem, await OfficialsAsync(session, office, cancellation), RegulatorRectificationPaths.Of(eatery.Id, problem.Id), cancellation);
        }
    }

    /// <summary>Tells on the day of a look-back visit: the office that the problem lies with, and who planned it. Once a day each.</summary>
    public async Task TellOfLookBackAsync(DatabaseSession session, EateryInScope eatery, RectificationRow problem, long planner, CancellationToken cancellation)
    {
        var officials = await OfficialsAsync(session, problem.Office ?? eatery.Division, cancellation);
        await notices.AddAsync(
            session,
            new Notice
            {
                Kind = NoticeKinds.LookBackToday,
                Subject = string.Create(CultureInfo.InvariantCulture, $"rectification:{problem.Id}:look-back"),
                Recipients = [.. officials.Append(planner).Where(account => account > 0).Distinct()],
                EateryId = eatery.Id,
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["shop"] = eatery.Name },
                Link = RegulatorRectificationPaths.Of(eatery.Id, problem.Id),
            },
            cancellation);
    }

    // What the eatery found itself and nobody gave an order for has lain with no office yet: the county's is the one above.
    private static string OfficeAbove(EateryInScope eatery, RectificationRow problem)
    {
        var own = problem.Case is { Source: ProblemSource.SelfCheck, OrderNumber: null };
        return Escalation.OfficeAt(problem.Office ?? eatery.County, problem.Level - (own ? 1 : 0));
    }

    // Where an office has nobody, the next one above that has.
    private static async Task<IReadOnlyList<long>> OfficialsAsync(DatabaseSession session, string office, CancellationToken cancellation)
    {
        var officials = await session.QueryAsync<OfficialRow>(
            "OfficialsOfPlace",
            new { Place = office, County = First(office, CountyDigits), City = First(office, CityDigits), Province = First(office, ProvinceDigits) },
            cancellation);
        var nearest = officials.Where(official => DivisionCode.IsWithin(office, official.Division)).ToLookup(official => official.Division.Length).MaxBy(level => level.Key);
        return [.. nearest?.Select(official => official.Id) ?? []];
    }

    private async Task AddAsync(
        DatabaseSession session, string kind, EateryInScope eatery, RectificationRow problem, IReadOnlyList<long> accounts, string link, CancellationToken cancellation)
    {
        if (accounts.Count > 0)
        {
            await notices.AddAsync(
                session,
                new Notice
                {
                    Kind = kind,
                    // A second return on one day is news, too.
                    Subject = string.Create(CultureInfo.InvariantCulture, $"rectification:{problem.Id}:{problem.Events}"),
                    Recipients = [.. accounts],
                    EateryId = eatery.Id,
                    Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["shop"] = eatery.Name, ["date"] = problem.DueOn is { } due ? Day.Text(due) : "—",
                    },
                    Link = link,
                },
                cancellation);
        }
    }

    private static string First(string place, int digits) => place.Length > digits ? place[..digits] : place;

    internal sealed record OfficialRow
    {
        public required long Id { get; init; }

        public required string Division { get; init; }
    }
}
