using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Satisfaction;

public sealed class SatisfactionRulesTests
{
    private static readonly SatisfactionRules Rules = new(new SatisfactionSettings());

    [Fact]
    public void The_settings_are_ten_ratings_and_thirty_per_cent() =>
        Assert.Equal(new SatisfactionSettings(MinimumRatings: 10, DissatisfiedBasisPoints: 3000), Rules.Settings);

    [Theory]
    [InlineData(7, 0, 3, true)]
    [InlineData(4, 3, 3, true)]
    [InlineData(8, 0, 2, false)]
    [InlineData(0, 0, 9, false)]
    [InlineData(0, 0, 10, true)]
    [InlineData(71, 0, 29, false)]
    [InlineData(70, 0, 30, true)]
    [InlineData(0, 0, 0, false)]
    public void Three_of_ten_make_a_dissatisfied_eatery_and_nine_ratings_make_none(
        long satisfied, long fair, long dissatisfied, bool isDissatisfied) =>
        Assert.Equal(isDissatisfied, Rules.IsDissatisfiedEatery(new Tally(satisfied, fair, dissatisfied)));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Below_the_minimum_nothing_is_said(long counted, bool rated) =>
        Assert.Equal(rated, Rules.IsRated(new Tally(counted, 0, 0)));

    [Fact]
    public void Other_settings_decide_otherwise()
    {
        var strict = new SatisfactionRules(new SatisfactionSettings(MinimumRatings: 3, DissatisfiedBasisPoints: 3333));

        Assert.True(strict.IsDissatisfiedEatery(new Tally(2, 0, 1)));
        Assert.False(new SatisfactionRules(strict.Settings with { DissatisfiedBasisPoints = 3334 }).IsDissatisfiedEatery(new Tally(2, 0, 1)));
    }

    [Fact]
    public void The_largest_tallies_do_not_overflow() =>
        Assert.True(Rules.IsDissatisfiedEatery(new Tally(0, 0, long.MaxValue)));

    [Theory]
    [InlineData(0, 3000)]
    [InlineData(-1, 3000)]
    [InlineData(10, 0)]
    [InlineData(10, 10_001)]
    public void Settings_by_which_an_unrated_eatery_would_be_bad_are_refused(int minimum, int basisPoints) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SatisfactionRules(new SatisfactionSettings(minimum, basisPoints)));

    [Fact]
    public void Fair_counts_as_satisfied() =>
        Assert.Equal(new Share(8, 10), SatisfactionRules.SatisfiedShare(new Tally(5, 3, 2)));

    [Fact]
    public void Without_ratings_there_is_no_share_to_be_satisfied() =>
        Assert.True(SatisfactionRules.SatisfiedShare(default).IsEmpty);

    [Fact]
    public void Tallies_add_up_value_by_value()
    {
        Assert.Equal(new Tally(11, 22, 33), new Tally(1, 2, 3) + new Tally(10, 20, 30));
        Assert.Equal(66, (new Tally(1, 2, 3) + new Tally(10, 20, 30)).Counted);
    }

    [Fact]
    public void One_more_dissatisfied_diner_never_makes_an_eatery_better()
    {
        var counts = Gen.Choose(0, 40).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(counts, counts, counts, (satisfied, fair, dissatisfied) =>
            !Rules.IsDissatisfiedEatery(new Tally(satisfied, fair, dissatisfied))
            || Rules.IsDissatisfiedEatery(new Tally(satisfied, fair, dissatisfied + 1))));
    }
}
