using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Standing;

/// <summary>
/// The red and black lists (红黑榜) of a month. Whole numbers and exact fractions only, so that whoever computes them anew
/// gets the very same, ties included.
/// </summary>
public static class StandingRules
{
    /// <summary>The newest version of these formulas; a published list names the one it was computed by.</summary>
    public const int FormulaVersion = 2;

    /// <summary>The first version, without 亮码率: what it gave, the newest gives as long as that has no weight.</summary>
    public const int FormulaWithoutDisplay = 1;

    private const long Millionths = 1_000_000;

    /// <summary>The version that a list with these settings is computed by: the oldest that gives the same.</summary>
    public static int FormulaOf(StandingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.DisplayWeight == 0 ? FormulaWithoutDisplay : FormulaVersion;
    }

    /// <summary>Computes the ranking and both lists.</summary>
    /// <exception cref="ArgumentException">The settings have a fault, or a district stands there twice.</exception>
    public static StandingResult Compute(StandingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Settings.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(facts));
        }

        if (facts.Units.DistinctBy(unit => unit.Unit).Count() != facts.Units.Count)
        {
            throw new ArgumentException("A district stands there twice", nameof(facts));
        }

        // Nothing is said of a district without an eatery.
        var judged = facts.Units.Where(unit => unit.Licensed > 0 || unit.Rated > 0).Select(unit => new Judged(unit, facts.Settings)).ToList();
        var bottom = Bottom(judged, facts.Settings.BottomPlaces);
        var bands = Bands.Of(judged.Select(unit => (unit.Code, unit.Share)));
        var ranking = judged
            .OrderByDescending(unit => unit.Score)
            .ThenBy(unit => unit.Code, StringComparer.Ordinal)
            .Select(unit => new RankedUnit
            {
                Unit = unit.Code,
                Place = 1 + judged.Count(other => other.Score > unit.Score),
                Score = unit.Score,
                DissatisfiedShare = unit.Share,
                Band = bands.GetValueOrDefault(unit.Code),
                IsBottom = bottom.Contains(unit.Code),
            })
            .ToList();

        var black = Black(facts, ranking);
        var listed = black.Select(entry => entry.Unit).ToHashSet(StringComparer.Ordinal);
        return new StandingResult(
            ranking,
            black,
            [.. ranking.Where(unit => unit.Place <= facts.Settings.RedPlaces && !unit.IsBottom && !listed.Contains(unit.Unit)).Select(unit => unit.Unit)]);
    }

    private static List<BlackEntry> Black(StandingFacts facts, List<RankedUnit> ranking)
    {
        var worst = LargestShares(facts, ranking);
        var bottomBefore = facts.Before?.Bottom.ToHashSet(StringComparer.Ordinal) ?? [];
        return
        [
            .. ranking
                .OrderBy(unit => unit.Unit, StringComparer.Ordinal)
                .Select(unit => new BlackEntry(
                    unit.Unit,
                    (worst.Contains(unit.Unit) ? BlackTriggers.LargestShare : BlackTriggers.None)
                    | (unit.IsBottom && bottomBefore.Contains(unit.Unit) ? BlackTriggers.BottomTwice : BlackTriggers.None)
                    | (ExposedInARow(facts, unit.Unit) ? BlackTriggers.ExposedInARow : BlackTriggers.None)))
                .Where(entry => entry.Triggers != BlackTriggers.None),
        ];
    }

    private static HashSet<string> LargestShares(StandingFacts facts, List<RankedUnit> ranking)
    {
        var largest = Largest(ranking.Select(unit => (unit.Unit, unit.DissatisfiedShare)));
        if (facts.Settings.RequireSeparable && ranking.Any(unit => unit.Band == 1 && !largest.Contains(unit.Unit)))
        {
            return [];
        }

        if (facts.Settings.LargestShare == LargestShareRule.EveryDay)
        {
            foreach (var day in facts.Days.Where(day => day.Units.Any(unit => unit.DissatisfiedEateries > 0)))
            {
                largest.IntersectWith(Largest(day.Units.Select(unit => (unit.Unit, new Share(unit.DissatisfiedEateries, unit.Rated)))));
            }
        }

        return largest;
    }

    // All that share the largest; none where nobody has a 不满意 eatery.
    private static HashSet<string> Largest(IEnumerable<(string Unit, Share Share)> shares)
    {
        var some = shares.Where(unit => unit.Share.Part > 0).ToList();
        return [.. some.Where(unit => some.TrueForAll(other => Share.Compare(other.Share, unit.Share) <= 0)).Select(unit => unit.Unit)];
    }

    // The last places, ties included. Where all are equal, nobody is last.
    private static HashSet<string> Bottom(List<Judged> units, int places)
    {
        if (units.Count == 0 || units.TrueForAll(unit => unit.Score == units[0].Score))
        {
            return [];
        }

        var best = units.Max(unit => unit.Score);
        return [.. units.Where(unit => unit.Score < best && units.Count(other => other.Score < unit.Score) < places).Select(unit => unit.Code)];
    }

    // A run of bulletins without a gap whose last was issued in the month.
    private static bool ExposedInARow(StandingFacts facts, string unit)
    {
        var run = 0;
        var found = false;
        foreach (var bulletin in facts.Bulletins)
        {
            run = bulletin.Units.Contains(unit, StringComparer.Ordinal) ? run + 1 : 0;
            found |= run >= facts.Settings.BulletinsInARow && bulletin.IssuedOn / 100 == facts.Month;
        }

        return found;
    }

    private sealed class Judged
    {
        public Judged(UnitMonth unit, StandingSettings settings)
        {
            Code = unit.Unit;
            Share = new Share(unit.DissatisfiedEateries + unit.Silent, unit.Rated + unit.Silent);
            Score = (settings.SatisfiedWeight * Points(SatisfactionRules.SatisfiedShare(unit.Tally + unit.SilentTally)))
                + (settings.ContentWeight * Points(new Share(Share.Whole - Share.Part, Share.Whole)))
                + (settings.ParticipationWeight * Points(new Share(Math.Min(unit.Rated, unit.Licensed), unit.Licensed)))
                + (settings.CoverageWeight * Points(new Share(unit.Coded, unit.Licensed)))
                + (settings.DisplayWeight * Points(new Share(Math.Min(unit.Displayed ?? 0, unit.Licensed), unit.Licensed)));
        }

        public string Code { get; }

        public Share Share { get; }

        public long Score { get; }

        // Millionths, rounded half up; none where there is nothing to have a share of: silence earns no points.
        private static long Points(Share share) => share.IsEmpty ? 0 : (long)((((Int128)share.Part * Millionths * 2) + share.Whole) / ((Int128)share.Whole * 2));
    }
}
