using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Statistics.Desk.Map;
using SafeDiningCode.Web.Statistics.Desk.Rates;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Tests.Statistics.Desk;

/// <summary>How a unit's rates stand beside the whole, and where its tile stands.</summary>
public sealed class DeskRateTests
{
    private static readonly UnitFigures Whole = Unit(rated: 1000, dissatisfied: 100);

    [Theory]
    // 10% of 1,000 is 8.3–12.0%: what overlaps it cannot be told apart, however far away its share is.
    [InlineData(3, 1, 0)]
    [InlineData(100, 30, -1)]
    [InlineData(300, 3, 1)]
    [InlineData(1000, 100, 0)]
    [InlineData(0, 0, 0)]
    public void A_unit_is_better_or_worse_only_where_the_intervals_lie_apart(long rated, long dissatisfied, int expected) =>
        Assert.Equal(expected, DeskRates.Named("dissatisfied").Against(Unit(rated, dissatisfied), Whole));

    [Fact]
    public void Where_more_is_better_the_larger_share_is_the_better_one()
    {
        var coverage = DeskRates.Named("coverage");
        Assert.Equal(-1, coverage.Against(Coded(100, 1), Coded(1000, 900)));
        Assert.Equal(1, coverage.Against(Coded(1000, 1000), Coded(1000, 900)));
    }

    [Fact]
    public void Few_ratings_give_no_percentage_and_no_verdict()
    {
        var satisfied = DeskRates.Named("satisfied");
        var few = new UnitFigures(Name, DistrictNumbers.None with { Tally = new Tally(0, 0, 9) }, UnitWork.None);
        var all = new UnitFigures(Name, DistrictNumbers.None with { Tally = new Tally(900, 50, 50) }, UnitWork.None);
        Assert.Equal(("—", 0), (satisfied.Text(few), satisfied.Against(few, all)));
        Assert.Equal("95.0%", satisfied.Text(all));
    }

    [Fact]
    public void More_rated_than_licensed_is_all_of_them()
    {
        // Some that were rated in the month have no licence at its end.
        var closed = new UnitFigures(Name, DistrictNumbers.None with { Licensed = 10, Rated = 12 }, UnitWork.None);
        Assert.Equal(1, DeskRates.Named("participation").Against(closed, new UnitFigures(Name, DistrictNumbers.None with { Licensed = 1000, Rated = 100 }, UnitWork.None)));
    }

    [Fact]
    public void Each_rate_has_a_name_and_a_meaning_of_its_own_in_both_languages()
    {
        Assert.Equal(DeskRates.All.Count, DeskRates.All.DistinctBy(rate => rate.Code).Count());
        Assert.Equal(DeskRates.All.Count, DeskRates.All.DistinctBy(rate => rate.Chinese).DistinctBy(rate => rate.English).DistinctBy(rate => rate.Meaning).Count());
        Assert.Same(DeskRates.All[0], DeskRates.Named("no-such-rate"));
    }

    [Fact]
    public void Two_tiles_do_not_stand_in_one_place()
    {
        var here = new TilePlace("530102", 3, 2, "五华");
        Assert.Null(TilePlaces.Fault([here, new TilePlace("530103", 4, 2, "盘龙")]));
        Assert.NotNull(TilePlaces.Fault([here, new TilePlace("530103", 3, 2, "盘龙")]));
        Assert.NotNull(TilePlaces.Fault([here, here with { Column = 4 }]));
        Assert.NotNull(TilePlaces.Fault([here with { Row = 13 }]));
        Assert.NotNull(TilePlaces.Fault([here with { Name = "" }]));
        Assert.NotNull(TilePlaces.Fault([null!]));
        Assert.NotNull(TilePlaces.Fault(null));
    }

    private static readonly DistrictUnit Name = new("530102", "五华区", "Wuhua");

    private static UnitFigures Unit(long rated, long dissatisfied) => new(Name, DistrictNumbers.None with { Rated = rated, DissatisfiedEateries = dissatisfied }, UnitWork.None);

    private static UnitFigures Coded(long licensed, long coded) => new(Name, DistrictNumbers.None with { Licensed = licensed, Coded = coded }, UnitWork.None);
}
