using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Licences;

namespace SafeDiningCode.Tests.Rules.Licences;

public sealed class LicenceStatesTests
{
    private static readonly DateOnly Last = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-10-22", LicenceState.InForce)]
    [InlineData("2026-10-23", LicenceState.Expiring)]
    [InlineData("2026-11-22", LicenceState.Expiring)]
    [InlineData("2026-11-23", LicenceState.Expired)]
    public void A_licence_runs_out_after_its_last_day(string today, LicenceState state) =>
        Assert.Equal(state, LicenceStates.Of(LicenceStatus.Valid, Last, Date(today)));

    [Theory]
    [InlineData(LicenceStatus.Revoked, LicenceState.Revoked)]
    [InlineData(LicenceStatus.Withdrawn, LicenceState.Withdrawn)]
    [InlineData(LicenceStatus.Cancelled, LicenceState.Cancelled)]
    public void What_the_authority_ended_stays_ended_whatever_the_day(LicenceStatus status, LicenceState state)
    {
        foreach (var today in new[] { Last.AddYears(-1), Last, Last.AddYears(1) })
        {
            Assert.Equal(state, LicenceStates.Of(status, Last, today));
            Assert.Null(LicenceStates.NextChange(status, Last, today));
        }
    }

    [Theory]
    [InlineData("2026-01-01", "2026-10-23")]
    [InlineData("2026-10-22", "2026-10-23")]
    [InlineData("2026-10-23", "2026-11-23")]
    [InlineData("2026-11-22", "2026-11-23")]
    [InlineData("2026-11-23", null)]
    public void The_next_change_is_known_ahead(string today, string? next) => Assert.Equal(
        next is null ? null : Date(next), LicenceStates.NextChange(LicenceStatus.Valid, Last, Date(today)));

    [Fact]
    public void Until_further_notice_has_no_day_after()
    {
        Assert.Null(LicenceStates.NextChange(LicenceStatus.Valid, DateOnly.MaxValue, DateOnly.MaxValue));
        Assert.NotNull(LicenceStates.NextChange(LicenceStatus.Valid, DateOnly.MaxValue, Last));
    }

    [Fact]
    public void The_state_changes_on_that_day_and_not_before() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(Enum.GetValues<LicenceStatus>()).ToArbitrary(),
        Gen.Choose(-120, 120).ToArbitrary(),
        (status, ahead) =>
        {
            var today = Last.AddDays(ahead);
            var state = LicenceStates.Of(status, Last, today);
            var next = LicenceStates.NextChange(status, Last, today);
            var horizon = next ?? Last.AddDays(400);
            for (var day = today; day < horizon; day = day.AddDays(1))
            {
                if (LicenceStates.Of(status, Last, day) != state)
                {
                    return false;
                }
            }

            return next is null || (next > today && LicenceStates.Of(status, Last, next.Value) != state);
        }));

    [Theory]
    [InlineData(LicenceState.InForce, "in-force", true)]
    [InlineData(LicenceState.Expiring, "expiring", true)]
    [InlineData(LicenceState.Expired, "expired", false)]
    [InlineData(LicenceState.Revoked, "revoked", false)]
    [InlineData(LicenceState.Withdrawn, "withdrawn", false)]
    [InlineData(LicenceState.Cancelled, "cancelled", false)]
    public void A_state_has_its_name_and_says_whether_food_may_be_served(LicenceState state, string code, bool inForce)
    {
        Assert.Equal(code, LicenceStates.ToCode(state));
        Assert.Equal(inForce, LicenceStates.IsInForce(state));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
