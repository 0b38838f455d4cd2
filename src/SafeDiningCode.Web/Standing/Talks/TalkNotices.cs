using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Pages;

namespace SafeDiningCode.Web.Standing.Talks;

/// <summary>Tells the officials of a district, and those of the city, of a talk (约谈): called, called off, due.</summary>
internal sealed class TalkNotices(NoticeBook notices, DivisionDirectory directory)
{
    /// <summary>Adds a notice to the transaction of what it is about.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="kind">Which of <see cref="NoticeKinds"/>.</param>
    /// <param name="month">The month of the list.</param>
    /// <param name="version">The version of the list that called the talk or called it off: called again is news again.</param>
    /// <param name="unit">The district.</param>
    /// <param name="dueOn">Until when it is to be held.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task TellAsync(DatabaseSession session, string kind, int month, int version, string unit, DateOnly dueOn, CancellationToken cancellation = default)
    {
        var city = directory.Top.Code;
        var officials = await session.QueryAsync<OfficialRow>("OfficialsOfPlace", new { Place = unit, County = unit, City = city, Province = city }, cancellation);
        if (officials.Count == 0)
        {
            return;
        }

        await notices.AddAsync(
            session,
            new Notice
            {
                Kind = kind,
                Subject = FormattableString.Invariant($"talk:{month}:{unit}:{version}"),
                Recipients = [.. officials.Select(official => official.Id)],
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["district"] = directory.Units.GetValueOrDefault(unit)?.Name ?? unit, ["month"] = Day.MonthText(month), ["date"] = Day.Text(dueOn),
                },
                Link = StandingPaths.Talks,
            },
            cancellation);
    }

    internal sealed record OfficialRow
    {
        public required long Id { get; init; }

        public required string Division { get; init; }
    }
}
