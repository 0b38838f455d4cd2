using System.Globalization;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.ChangeRequests.Pages;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Web.ChangeRequests;

/// <summary>Who is told of a change request: the nearest office when there is something to decide, the owners when it is decided.</summary>
internal sealed class ChangeNotices(NoticeBook notices)
{
    private const int ProvinceDigits = 2;
    private const int CityDigits = 4;
    private const int CountyDigits = 6;

    /// <summary>Tells those who can decide, of the finest place that has anybody: a county's office is not told what its street's sees to.</summary>
    public async Task AskAsync(DatabaseSession session, EateryInScope eatery, ChangeRequestRow request, CancellationToken cancellation)
    {
        var place = eatery.Division;
        var officials = await session.QueryAsync<OfficialRow>(
            "OfficialsOfPlace",
            new { Place = place, County = First(place, CountyDigits), City = First(place, CityDigits), Province = First(place, ProvinceDigits) },
            cancellation);
        var nearest = officials.Where(official => DivisionCode.IsWithin(place, official.Division)).ToLookup(official => official.Division.Length).MaxBy(level => level.Key);
        if (nearest is not null)
        {
            await notices.AddAsync(
                session, Notice(NoticeKinds.ChangeAsked, eatery, request, nearest.Select(official => official.Id), ChangePaths.OfRegulator(eatery.Id, request.Id)), cancellation);
        }
    }

    /// <summary>Tells the owners what was decided.</summary>
    public async Task TellAsync(DatabaseSession session, EateryInScope eatery, ChangeRequestRow request, CancellationToken cancellation)
    {
        var owners = await session.QueryAsync<long>("OwnersOfEatery", new { EateryId = eatery.Id }, cancellation);
        if (owners.Count > 0)
        {
            var kind = request.Standing == ChangeState.Accepted ? NoticeKinds.ChangeAccepted : NoticeKinds.ChangeReturned;
            await notices.AddAsync(session, Notice(kind, eatery, request, owners, ChangePaths.OfOwner(eatery.Id, request.Id)), cancellation);
        }
    }

    private static Notice Notice(string kind, EateryInScope eatery, ChangeRequestRow request, IEnumerable<long> accounts, string link) => new()
    {
        Kind = kind,
        // A second return on one day is news, too.
        Subject = string.Create(CultureInfo.InvariantCulture, $"change:{request.Id}:{request.Events}"),
        Recipients = [.. accounts],
        EateryId = eatery.Id,
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["shop"] = eatery.Name },
        Link = link,
    };

    private static string First(string place, int digits) => place.Length > digits ? place[..digits] : place;

    internal sealed record OfficialRow
    {
        public required long Id { get; init; }

        public required string Division { get; init; }
    }
}
