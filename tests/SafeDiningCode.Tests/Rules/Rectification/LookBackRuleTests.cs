using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Tests.Rules.Rectification;

public sealed class LookBackRuleTests
{
    private static readonly LookBackSettings Usual = new(KeyItems: true, Repeated: true, ShareBasisPoints: 2000, AfterDays: 30);

    [Theory]
    [InlineData(true, false, LookBackReason.KeyItem)]
    [InlineData(true, true, LookBackReason.KeyItem)]
    [InlineData(false, true, LookBackReason.Repeated)]
    public void Key_items_and_what_came_back_are_always_looked_at_again(bool keyItem, bool repeated, LookBackReason reason) =>
        Assert.Equal(reason, LookBackRule.Of(1, keyItem, repeated, Usual with { ShareBasisPoints = 0 }));

    [Fact]
    public void Unless_the_city_sets_otherwise() =>
        Assert.Equal(LookBackReason.None, LookBackRule.Of(1, keyItem: true, repeated: true, new(KeyItems: false, Repeated: false, ShareBasisPoints: 0, AfterDays: 30)));

    [Fact]
    public void Of_all_others_the_share_is_drawn_whatever_the_keys_look_like()
    {
        foreach (var step in new[] { 1L, 1024, 1L << 22, (1L << 22) * 1000 })
        {
            var drawn = Enumerable.Range(0, 20_000).Count(number => LookBackRule.Of(7_000_000_000_000_000L + (number * step), keyItem: false, repeated: false, Usual) == LookBackReason.Drawn);

            // Five standard deviations of 20,000 draws at a fifth.
            Assert.InRange(drawn, 4000 - 283, 4000 + 283);
        }
    }

    [Fact]
    public void The_draw_is_the_same_each_time_and_a_larger_share_takes_none_out() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            (from problem in Gen.Choose(0, int.MaxValue) from one in Gen.Choose(0, 10_000) from other in Gen.Choose(0, 10_000) select (problem, Math.Min(one, other), Math.Max(one, other))).ToArbitrary(),
            static drawn =>
            {
                var (problem, less, more) = drawn;
                LookBackReason Of(int share) => LookBackRule.Of(problem, keyItem: false, repeated: false, Usual with { ShareBasisPoints = share });
                return Of(less) == Of(less) && (Of(less) == LookBackReason.None || Of(more) == LookBackReason.Drawn)
                    && Of(0) == LookBackReason.None && Of(LookBackRule.Whole) == LookBackReason.Drawn;
            }));
}
