using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;

namespace SafeDiningCode.Tests.Rules.Standing;

/// <summary>Twelve months of five districts and a tiny zone, one story after another, each with a known end.</summary>
public sealed class SimulatedYearTests
{
    private static readonly string[] Districts = ["lake", "hill", "river", "plain", "gate"];
    private readonly List<BulletinExposure> bulletins = [];
    private MonthBefore? before;

    [Fact]
    public void Each_month_ends_as_it_must()
    {
        // January: the lake has the largest share.
        AssertMonth(202601, [Of("lake", 9), Of("hill", 3), Of("river", 2), Of("plain", 1), Of("gate", 4)], black: "lake:LargestShare", bottom: "lake");
        // February: the lake again, and at the bottom for the second month: two triggers.
        AssertMonth(202602, [Of("lake", 9), Of("hill", 3), Of("river", 2), Of("plain", 1), Of("gate", 4)], black: "lake:LargestShare, BottomTwice", bottom: "lake");
        // March: hill and gate tie at the top, as 6 of 60 and 3 of 30; of equal numbers both are at the bottom.
        AssertMonth(202603, [Of("lake", 1), Of("hill", 6), Of("river", 2), Of("plain", 1), Of("gate", 3, rated: 30)], black: "gate:LargestShare hill:LargestShare", bottom: "gate hill");
        // April: gate is last once more, hill is not.
        AssertMonth(202604, [Of("lake", 1), Of("hill", 1), Of("river", 2), Of("plain", 1), Of("gate", 5)], black: "gate:LargestShare, BottomTwice", bottom: "gate");
        // May: nobody has a dissatisfied eatery; ratings alone order them.
        AssertMonth(202605, [Of("lake", 0), Of("hill", 0), Of("river", 0, mood: -300), Of("plain", 0), Of("gate", 0)], black: "", bottom: "river");
        // June: the river is last by its ratings again, the plain has the largest share.
        AssertMonth(202606, [Of("lake", 0), Of("hill", 0), Of("river", 0, mood: -300), Of("plain", 1), Of("gate", 0)], black: "plain:LargestShare river:BottomTwice", bottom: "river");
        // July: a bulletin exposes the hill; one is not a run.
        Expose("7", 20260715, "hill");
        AssertMonth(202607, [Of("lake", 2), Of("hill", 1), Of("river", 1), Of("plain", 1), Of("gate", 1)], black: "lake:LargestShare", bottom: "lake");
        // August: the second in a row.
        Expose("8", 20260815, "hill");
        AssertMonth(202608, [Of("lake", 1), Of("hill", 1), Of("river", 3), Of("plain", 1), Of("gate", 1)], black: "hill:ExposedInARow river:LargestShare", bottom: "river");
        // September: a bulletin that exposes nobody ends the run.
        Expose("9", 20260915);
        AssertMonth(202609, [Of("lake", 1), Of("hill", 2), Of("river", 1), Of("plain", 1), Of("gate", 1)], black: "hill:LargestShare", bottom: "hill");
        // October: a tiny zone of three shops comes with one bad one, a third: the exact largest share decides.
        AssertMonth(202610, [Of("lake", 1), Of("hill", 1), Of("river", 6), Of("plain", 1), Of("gate", 1), Of("zone", 1, rated: 3)], black: "zone:LargestShare", bottom: "zone");
        // November: the lake hides the codes of its five bad shops, whose verdict stands; it is where it would have been.
        AssertMonth(202611, [Of("lake", 0, rated: 55, silent: 5), Of("hill", 4), Of("river", 1), Of("plain", 1), Of("gate", 1)], black: "lake:LargestShare", bottom: "lake");
        // December: it shows them again and is mended in part, but last all the same.
        AssertMonth(202612, [Of("lake", 4), Of("hill", 3), Of("river", 1), Of("plain", 1), Of("gate", 1)], black: "lake:LargestShare, BottomTwice", bottom: "lake");
    }

    [Fact]
    public void A_late_correction_changes_its_month_and_what_follows_from_its_bottom()
    {
        UnitMonth[] november = [Of("lake", 5), Of("hill", 4), Of("river", 1), Of("plain", 1), Of("gate", 1)];
        UnitMonth[] december = [Of("lake", 1), Of("hill", 5), Of("river", 1), Of("plain", 1), Of("gate", 1)];
        AssertMonth(202611, november, black: "lake:LargestShare", bottom: "lake");
        AssertMonth(202612, december, black: "hill:LargestShare", bottom: "hill");

        // Two of the lake's bad shops turn out to be the hill's, wrongly placed.
        before = null;
        AssertMonth(202611, [Of("lake", 3), Of("hill", 6), .. november[2..]], black: "hill:LargestShare", bottom: "hill");
        AssertMonth(202612, december, black: "hill:LargestShare, BottomTwice", bottom: "hill");
    }

    private void Expose(string number, int day, params string[] units) => bulletins.Add(new BulletinExposure(number, day, units));

    private void AssertMonth(int month, IReadOnlyList<UnitMonth> units, string black, string bottom)
    {
        Assert.Superset(Districts.ToHashSet(StringComparer.Ordinal), units.Select(unit => unit.Unit).ToHashSet(StringComparer.Ordinal));
        var result = StandingRules.Compute(new StandingFacts
        {
            Month = month, Settings = new StandingSettings(), Units = units, Days = [], Before = before, Bulletins = [.. bulletins],
        });
        var last = result.Ranking.Where(unit => unit.IsBottom).Select(unit => unit.Unit).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(
            (month, black, bottom),
            (month, string.Join(' ', result.Black.Select(entry => $"{entry.Unit}:{entry.Triggers}")), string.Join(' ', last)));
        Assert.DoesNotContain(result.Red, unit => result.Black.Any(entry => entry.Unit == unit));
        before = new MonthBefore(month, last);
    }

    // Of twice as many licensed eateries, all with a code. A bad eatery has 7 of 10 dissatisfied, another 1.
    private static UnitMonth Of(string unit, int bad, int rated = 60, int silent = 0, int mood = 0)
    {
        var all = rated + silent;
        var tally = new Tally((10 * rated) - rated - (6 * bad) + mood, 0, rated + (6 * bad) - mood);
        return new UnitMonth(unit, all * 2, all * 2, rated, bad, silent, new Tally(3 * silent, 0, 7 * silent), tally);
    }
}
