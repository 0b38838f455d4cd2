using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Rules.Shops;

/// <summary>
/// When a shop is open in a week (营业时间), by the clock of Shanghai: for each day some spans, which may run past midnight
/// but into no other. Written as schema.org and OpenStreetMap do: <c>Mo-Fr 10:00-14:00,17:00-22:00; Sa 10:00-02:00</c>;
/// a day that is not named is closed.
/// </summary>
public sealed class OpeningHours
{
    /// <summary>Spans of a day at most: breakfast, lunch and dinner.</summary>
    public const int MostSpans = 3;

    private const int WeekMinutes = Week.Days * OpeningSpan.Day;
    private const string Between = "; ";
    private static readonly string[] Names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    private readonly OpeningSpan[][] days;

    private OpeningHours(OpeningSpan[][] days) => this.days = days;

    /// <summary>Days that follow one another and are alike, Monday first; closed ones with no spans.</summary>
    public IReadOnlyList<OpeningDays> Groups
    {
        get
        {
            var groups = new List<OpeningDays>();
            for (var day = 0; day < Week.Days; day++)
            {
                if (groups.Count > 0 && days[day].SequenceEqual(groups[^1].Spans))
                {
                    groups[^1] = groups[^1] with { Last = day };
                }
                else
                {
                    groups.Add(new OpeningDays(day, day, days[day]));
                }
            }

            return groups;
        }
    }

    /// <summary>Whether every day is like every other.</summary>
    public bool IsSameEveryDay => Array.TrueForAll(days, day => day.SequenceEqual(days[0]));

    /// <summary>Makes hours of what was read for each day.</summary>
    /// <param name="week">The spans of the seven days, Monday first, in any order within a day.</param>
    /// <param name="hours">The hours; null where something is wrong.</param>
    /// <param name="faultyDay">Where something is wrong, with which day: 0 is Monday.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static OpeningFault? Create(IReadOnlyList<IReadOnlyList<OpeningSpan>> week, out OpeningHours? hours, out int faultyDay)
    {
        ArgumentNullException.ThrowIfNull(week);
        if (week.Count != Week.Days)
        {
            throw new ArgumentException("A week has seven days.", nameof(week));
        }

        hours = null;
        faultyDay = 0;
        OpeningSpan[][] sorted = [.. week.Select(day => day.Order(Comparer<OpeningSpan>.Create((one, other) => one.From.CompareTo(other.From))).ToArray())];
        if (Array.FindIndex(sorted, day => day.Length > MostSpans) is var crowded and >= 0)
        {
            faultyDay = crowded;
            return OpeningFault.TooMany;
        }

        var all = sorted.SelectMany((day, place) => day.Select(span => (Day: place, From: (place * OpeningSpan.Day) + span.From, To: (place * OpeningSpan.Day) + span.To))).ToList();
        if (all.Count == 0)
        {
            return OpeningFault.NeverOpen;
        }

        // The week is a circle: what closes on Monday morning meets what opened on Sunday night.
        var first = all[0];
        foreach (var (one, next) in all.Zip(all.Skip(1).Append((first.Day, From: first.From + WeekMinutes, To: first.To + WeekMinutes))))
        {
            if (next.From < one.To)
            {
                faultyDay = next.Day;
                return OpeningFault.Overlap;
            }
        }

        hours = new OpeningHours(sorted);
        return null;
    }

    /// <summary>Reads hours as <see cref="ToString"/> writes them; null for any other text.</summary>
    public static OpeningHours? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var week = new List<OpeningSpan>[Week.Days];
        for (var day = 0; day < Week.Days; day++)
        {
            week[day] = [];
        }

        foreach (var part in text.Split(Between))
        {
            if (!TryGroup(part, out var first, out var last, out var spans))
            {
                return null;
            }

            for (var day = first; day <= last; day++)
            {
                week[day].AddRange(spans);
            }
        }

        return Create(week, out var hours, out _) is null ? hours : null;
    }

    /// <summary>The spans that begin on a day of the week.</summary>
    public IReadOnlyList<OpeningSpan> Of(DayOfWeek day) => days[Place(day)];

    /// <summary>Whether the shop is open at an instant.</summary>
    public bool Contains(DateTime utc)
    {
        var clock = Day.WallClock(utc);
        var minute = clock.TimeOfDay.TotalMinutes;
        return days[Place(clock.DayOfWeek)].Any(span => span.From <= minute && minute < span.To)
            || days[Place(clock.AddDays(-1).DayOfWeek)].Any(span => minute < span.To - OpeningSpan.Day);
    }

    /// <summary>The times within two instants in which the shop is open, in order.</summary>
    public IReadOnlyList<(DateTime FromUtc, DateTime ToUtc)> Within(DateTime fromUtc, DateTime toUtc)
    {
        var times = new List<(DateTime FromUtc, DateTime ToUtc)>();
        // From the day before on: what opened then may still be open.
        for (var day = Day.InShanghai(fromUtc).AddDays(-1); Day.StartUtc(day) < toUtc; day = day.AddDays(1))
        {
            foreach (var span in days[Place(day.DayOfWeek)])
            {
                var (opens, closes) = (Day.StartUtc(day).AddMinutes(span.From), Day.StartUtc(day).AddMinutes(span.To));
                var (from, to) = (opens > fromUtc ? opens : fromUtc, closes < toUtc ? closes : toUtc);
                if (from < to)
                {
                    times.Add((from, to));
                }
            }
        }

        return times;
    }

    /// <summary>The groups of days that are open, each as <c>Mo-Fr 10:00-14:00,17:00-22:00</c>.</summary>
    public IReadOnlyList<string> ToTexts() =>
    [
        .. Groups.Where(group => group.Spans.Count > 0).Select(group =>
            $"{Names[group.First]}{(group.Last > group.First ? $"-{Names[group.Last]}" : "")} {string.Join(',', group.Spans)}"),
    ];

    /// <inheritdoc cref="OpeningHours"/>
    public override string ToString() => string.Join(Between, ToTexts());

    private static int Place(DayOfWeek day) => ((int)day + Week.Days - 1) % Week.Days;

    private static bool TryGroup(string part, out int first, out int last, out List<OpeningSpan> spans)
    {
        (first, last, spans) = (-1, -1, []);
        if (part.Split(' ') is not [var named, var times])
        {
            return false;
        }

        var ends = named.Split('-');
        if (ends.Length > 2)
        {
            return false;
        }

        (first, last) = (Array.IndexOf(Names, ends[0]), Array.IndexOf(Names, ends[^1]));
        foreach (var time in times.Split(','))
        {
            if (time.Split('-') is not [var from, var to] || OpeningSpan.Read(from, to, out var span) is not null)
            {
                return false;
            }

            spans.Add(span);
        }

        return first >= 0 && last >= first;
    }
}

/// <summary>Days of a week that follow one another and have the same spans.</summary>
/// <param name="First">The first day; 0 is Monday.</param>
/// <param name="Last">The last day; 6 is Sunday.</param>
/// <param name="Spans">When it is open; empty where it is closed.</param>
public sealed record OpeningDays(int First, int Last, IReadOnlyList<OpeningSpan> Spans);
