using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Inspections.Pages;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Web.Inspections.Publishing;

/// <summary>Who is told of visits, and of what owners ask for: the owners, and the nearest office that can answer.</summary>
internal sealed class VisitNotices(NoticeBook notices)
{
    private const int ProvinceDigits = 2;
    private const int CityDigits = 4;
    private const int CountyDigits = 6;

    /// <summary>Tells the owners that something is to be mended by a day.</summary>
    public Task OrderAsync(DatabaseSession session, EateryInScope eatery, VisitRow visit, DateOnly due, CancellationToken cancellation) =>
        TellOwnersAsync(session, NoticeKinds.RectificationOrdered, eatery, visit.Id, "order", cancellation, ("date", Day.Text(due)));

    /// <summary>Tells the owners that diners see a visit now, and until when they may object.</summary>
    public Task PublishAsync(DatabaseSession session, EateryInScope eatery, long visit, DateOnly lastAppeal, CancellationToken cancellation) =>
        TellOwnersAsync(session, NoticeKinds.InspectionPublished, eatery, visit, "published", cancellation, ("date", Day.Text(lastAppeal)));

    /// <summary>Tells the owners that a visit's result was corrected.</summary>
    public Task CorrectAsync(DatabaseSession session, EateryInScope eatery, long visit, int version, CancellationToken cancellation) =>
        TellOwnersAsync(session, NoticeKinds.InspectionCorrected, eatery, visit, string.Create(CultureInfo.InvariantCulture, $"v{version}"), cancellation);

    /// <summary>Tells the owners that what they asked for was answered.</summary>
    public Task AnswerAsync(DatabaseSession session, EateryInScope eatery, long visit, CancellationToken cancellation) =>
        TellOwnersAsync(session, NoticeKinds.AppealAnswered, eatery, visit, "answer", cancellation);

    /// <summary>Tells those who can answer an owner, of the finest place that has anybody.</summary>
    public async Task AskAsync(DatabaseSession session, EateryInScope eatery, long visit, CancellationToken cancellation)
    {
        var officials = await NearestAsync(session, eatery, cancellation);
        if (officials.Count > 0)
        {
            await notices.AddAsync(session, Notice(NoticeKinds.AppealSent, eatery, visit, "appeal", officials, InspectionPaths.Visit(eatery.Id, visit)), cancellation);
        }
    }

    /// <summary>Tells on the day of a re-inspection: the office, and who made the visit that it is about. Once a day each.</summary>
    public async Task TellOfReinspectionAsync(DatabaseSession session, EateryInScope eatery, long visit, long inspector, CancellationToken cancellation)
    {
        var accounts = (await NearestAsync(session, eatery, cancellation)).Append(inspector).Where(account => account > 0).Distinct();
        await notices.AddAsync(session, Notice(NoticeKinds.ReinspectionToday, eatery, visit, "reinspection", accounts, InspectionPaths.Visit(eatery.Id, visit)), cancellation);
    }

    private static async Task<IReadOnlyList<long>> NearestAsync(DatabaseSession session, EateryInScope eatery, CancellationToken cancellation)
    {
        var place = eatery.Division;
        var officials = await session.QueryAsync<OfficialRow>(
            "OfficialsOfPlace",
            new { Place = place, County = First(place, CountyDigits), City = First(place, CityDigits), Province = First(place, ProvinceDigits) },
            cancellation);
        var nearest = officials.Where(official => DivisionCode.IsWithin(place, official.Division)).ToLookup(official => official.Division.Length).MaxBy(level => level.Key);
        return [.. nearest?.Select(official => official.Id) ?? []];
    }

    private async Task TellOwnersAsync(
        DatabaseSession session, string kind, EateryInScope eatery, long visit, string what, CancellationToken cancellation, params (string Name, string Value)[] parameters)
    {
        var owners = await session.QueryAsync<long>("OwnersOfEatery", new { EateryId = eatery.Id }, cancellation);
        if (owners.Count > 0)
        {
            await notices.AddAsync(session, Notice(kind, eatery, visit, what, owners, InspectionPaths.OwnersVisit(eatery.Id, visit), parameters), cancellation);
        }
    }

    private static Notice Notice(
        string kind, EateryInScope eatery, long visit, string what, IEnumerable<long> accounts, string link, params (string Name, string Value)[] parameters) => new()
        {
            Kind = kind,
            Subject = string.Create(CultureInfo.InvariantCulture, $"visit:{visit}:{what}"),
            Recipients = [.. accounts],
            EateryId = eatery.Id,
            Parameters = parameters.Append(("shop", eatery.Name)).ToDictionary(each => each.Item1, each => each.Item2, StringComparer.Ordinal),
            Link = link,
        };

    private static string First(string place, int digits) => place.Length > digits ? place[..digits] : place;

    internal sealed record OfficialRow
    {
        public required long Id { get; init; }

        public required string Division { get; init; }
    }
}
