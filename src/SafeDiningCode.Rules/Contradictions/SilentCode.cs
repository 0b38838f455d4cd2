using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.Contradictions;

/// <summary>A code that fell silent.</summary>
/// <param name="First">The first day without a scan.</param>
/// <param name="Last">The last one that was looked at.</param>
/// <param name="SilentDays">Days without a scan, of those that say anything.</param>
/// <param name="ScannedDays">Days with a scan in the span before.</param>
/// <param name="UsualDays">Days of the span before that say anything.</param>
/// <param name="Scans">Scans at the meals of the span before.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Silence(DateOnly First, DateOnly Last, int SilentDays, int ScannedDays, int UsualDays, int Scans);

/// <summary>
/// From where a code that is not scanned at meals any more may be hidden or covered. This project's choice: it was scanned at
/// meals on more than half of the days of four weeks, at least <see cref="MinimumMeanScans"/> times a day in the mean, and not
/// once on at least three days since, up to the last week. Days on which the eatery said that it was closed say nothing, nor do days on which the
/// whole service counted no scan at one of the meals. Counts leave out what a browser or a cache in front answered: they
/// tell that a code fell silent, and not how many visitors there were.
/// </summary>
public static class SilentCode
{
    /// <summary>Days before the silence that say what is usual.</summary>
    public const int UsualSpanDays = 28;

    /// <summary>Days without a scan from which a code is silent.</summary>
    public const int MinimumSilentDays = 3;

    /// <summary>The longest silence that is looked back on, days of the calendar.</summary>
    public const int LongestSilenceDays = 21;

    /// <summary>Days of the calendar within which the last day of the silence lies: who has been closed since then need not be asked.</summary>
    public const int RecentDays = 7;

    /// <summary>Days of the span before that must say anything at all.</summary>
    public const int MinimumUsualDays = 14;

    /// <summary>Scans at the meals of a day, in the mean of the span before, from which silence is no chance.</summary>
    public const int MinimumMeanScans = 5;

    /// <summary>Days of counts that are needed.</summary>
    public const int DaysBack = UsualSpanDays + LongestSilenceDays;

    /// <summary>The silence that lasts until a day.</summary>
    /// <param name="scans">Scans at the meals of each day that has any.</param>
    /// <param name="saysNothing">Whether a day is to be left out.</param>
    /// <param name="until">The last day that has ended.</param>
    /// <returns>Null where there is none.</returns>
    public static Silence? Of(IReadOnlyDictionary<DateOnly, int> scans, Predicate<DateOnly> saysNothing, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(scans);
        ArgumentNullException.ThrowIfNull(saysNothing);
        var silent = new List<DateOnly>();
        for (var day = until; day > until.AddDays(-LongestSilenceDays) && scans.GetValueOrDefault(day) == 0; day = day.AddDays(-1))
        {
            if (!saysNothing(day))
            {
                silent.Add(day);
            }
        }

        if (silent.Count < MinimumSilentDays || silent[0] <= until.AddDays(-RecentDays))
        {
            return null;
        }

        var usual = Enumerable.Range(1, UsualSpanDays).Select(back => silent[^1].AddDays(-back)).Where(day => !saysNothing(day)).ToList();
        var sum = usual.Sum(day => scans.GetValueOrDefault(day));
        var scanned = usual.Count(day => scans.GetValueOrDefault(day) > 0);
        return usual.Count >= MinimumUsualDays && scanned * 2 > usual.Count && sum >= usual.Count * MinimumMeanScans
            ? new Silence(silent[^1], silent[0], silent.Count, scanned, usual.Count, sum)
            : null;
    }
}
