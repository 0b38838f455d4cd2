using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Contradictions;

public sealed class RisingDissatisfactionTests
{
    private static readonly RisingDissatisfaction Rule = new(new SatisfactionSettings(10, 3000));

    private static Arbitrary<(Tally Before, Tally Last)> Spans =>
        (from beforeBad in Gen.Choose(0, 60)
         from beforeGood in Gen.Choose(0, 60)
         from lastBad in Gen.Choose(0, 60)
         from lastGood in Gen.Choose(0, 60)
         select (new Tally(beforeGood, 0, beforeBad), new Tally(lastGood, 0, lastBad))).ToArbitrary();

    [Theory]
    [InlineData(48, 2, 28, 12, true)]
    // Fifteen in a hundred is half of θ, and less is none.
    [InlineData(100, 0, 85, 15, true)]
    [InlineData(100, 0, 86, 14, false)]
    // What chance alone may make is none: two of twelve after none of thirteen, four of twenty after none of eighteen.
    [InlineData(13, 0, 10, 2, false)]
    [InlineData(18, 0, 16, 4, false)]
    [InlineData(18, 2, 7, 3, false)]
    [InlineData(20, 0, 5, 5, true)]
    // Too few before, too few since.
    [InlineData(9, 0, 20, 20, false)]
    [InlineData(10, 0, 20, 20, true)]
    [InlineData(50, 0, 0, 9, false)]
    [InlineData(0, 0, 20, 20, false)]
    public void A_rise_is_one_that_chance_does_not_make(int goodBefore, int badBefore, int good, int bad, bool isRise) =>
        Assert.Equal(isRise, Rule.IsRise(new Tally(goodBefore, 0, badBefore), new Tally(good, 0, bad)));

    [Fact]
    public void A_rise_is_higher_than_before_and_both_spans_have_enough() => Check.QuickThrowOnFailure(Prop.ForAll(Spans, spans =>
        !Rule.IsRise(spans.Before, spans.Last)
        || (spans.Before.Counted >= 10 && spans.Last.Counted >= 10
            && Share.Compare(new Share(spans.Last.Dissatisfied, spans.Last.Counted), new Share(spans.Before.Dissatisfied, spans.Before.Counted)) > 0
            && Share.Compare(new Share(spans.Last.Dissatisfied, spans.Last.Counted), new Share(15, 100)) >= 0)));

    [Fact]
    public void One_more_who_is_dissatisfied_ends_no_rise_and_one_more_before_begins_none() => Check.QuickThrowOnFailure(Prop.ForAll(Spans, spans =>
    {
        var worse = spans.Last with { Dissatisfied = spans.Last.Dissatisfied + 1 };
        var worseBefore = spans.Before with { Dissatisfied = spans.Before.Dissatisfied + 1 };
        return (!Rule.IsRise(spans.Before, spans.Last) || Rule.IsRise(spans.Before, worse))
            && (spans.Before.Counted < 10 || Rule.IsRise(spans.Before, spans.Last) || !Rule.IsRise(worseBefore, spans.Last));
    }));

    [Fact]
    public void Both_ways_of_being_content_count_alike() => Check.QuickThrowOnFailure(Prop.ForAll(Spans, spans =>
        Rule.IsRise(spans.Before, spans.Last) == Rule.IsRise(new Tally(0, spans.Before.Satisfied, spans.Before.Dissatisfied), new Tally(0, spans.Last.Satisfied, spans.Last.Dissatisfied))));
}
