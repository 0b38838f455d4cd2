using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Shops;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Shopfront.Pages;

/// <summary>Two times as typed.</summary>
public sealed record TypedSpan(string From, string To)
{
    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To);

    /// <summary>A span as a time field holds it, where midnight is 00:00.</summary>
    public static TypedSpan Of(OpeningSpan span) => new(span.FromText, span.To == OpeningSpan.Day ? "00:00" : span.ToText);
}

/// <summary>
/// The fields of opening hours, as they were typed: the same for every day but days of rest, or each day its own. A day
/// without times is closed.
/// </summary>
/// <param name="Each">Whether each day has its own.</param>
/// <param name="Same">The times of every day.</param>
/// <param name="Rest">Days of rest among them; 0 is Monday.</param>
/// <param name="Days">The times of each day, Monday first.</param>
public sealed record HoursForm(bool Each, IReadOnlyList<TypedSpan> Same, IReadOnlySet<int> Rest, IReadOnlyList<IReadOnlyList<TypedSpan>> Days)
{
    private static readonly TypedSpan Nothing = new("", "");

    /// <summary>The fields with what is on record in them.</summary>
    public static HoursForm Of(OpeningHours? hours)
    {
        var days = new IReadOnlyList<OpeningSpan>[Week.Days];
        for (var day = 0; day < Week.Days; day++)
        {
            days[day] = hours?.Of((DayOfWeek)((day + 1) % Week.Days)) ?? [];
        }

        var usual = Array.Find(days, day => day.Count > 0) ?? [];
        HashSet<int> rest = hours is null ? [] : Enumerable.Range(0, Week.Days).Where(day => days[day].Count == 0).ToHashSet();
        var each = !Array.TrueForAll(days, day => day.Count == 0 || day.SequenceEqual(usual));
        return each
            ? new HoursForm(Each: true, Filled([]), new HashSet<int>(), [.. days.Select(Filled)])
            : new HoursForm(Each: false, Filled(usual), rest, [.. days.Select(_ => Filled([]))]);
    }

    /// <summary>The fields as sent.</summary>
    public static HoursForm Read(IFormCollection fields) => new(
        fields.Single("hours") == "each",
        Spans(fields, "same"),
        fields["rest"].Select(day => int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Week.Days ? number : -1)
            .Where(day => day >= 0).ToHashSet(),
        [.. Enumerable.Range(0, Week.Days).Select(day => Spans(fields, DayField(day)))]);

    /// <summary>The name that the fields of a day begin with.</summary>
    public static string DayField(int day) => string.Create(CultureInfo.InvariantCulture, $"day-{day}");

    /// <summary>The name of a field of a span.</summary>
    public static string Field(string of, int place, string end) => string.Create(CultureInfo.InvariantCulture, $"{of}-{place}-{end}");

    /// <summary>Makes hours of the fields.</summary>
    /// <param name="hours">The hours; null where no times are given at all: then none are published.</param>
    /// <param name="faultyDay">With which day something is wrong; null where it is with every day.</param>
    public OpeningFault? Take(out OpeningHours? hours, out int? faultyDay)
    {
        hours = null;
        faultyDay = null;
        var week = new List<IReadOnlyList<OpeningSpan>>();
        for (var day = 0; day < Week.Days; day++)
        {
            var spans = new List<OpeningSpan>();
            foreach (var typed in (Each ? Days[day] : Same).Where(span => !span.IsEmpty))
            {
                if (OpeningSpan.Read(typed.From, typed.To, out var span) is { } fault)
                {
                    faultyDay = Each ? day : null;
                    return fault;
                }

                spans.Add(span);
            }

            week.Add(!Each && Rest.Contains(day) ? [] : spans);
        }

        if (Each ? Days.All(day => day.All(span => span.IsEmpty)) : Same.All(span => span.IsEmpty))
        {
            return null;
        }

        var wrong = OpeningHours.Create(week, out hours, out var place);
        faultyDay = wrong is not null && Each ? place : null;
        return wrong;
    }

    private static List<TypedSpan> Filled(IReadOnlyList<OpeningSpan> spans) =>
        [.. spans.Select(TypedSpan.Of).Concat(Enumerable.Repeat(Nothing, OpeningHours.MostSpans)).Take(OpeningHours.MostSpans)];

    private static List<TypedSpan> Spans(IFormCollection fields, string of) =>
        [.. Enumerable.Range(1, OpeningHours.MostSpans).Select(place => new TypedSpan(fields.Single(Field(of, place, "from")), fields.Single(Field(of, place, "to"))))];
}
