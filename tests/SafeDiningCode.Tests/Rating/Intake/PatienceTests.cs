using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Rating.Intake;

public sealed class PatienceTests
{
    [Fact]
    public void A_server_that_hangs_is_given_up_while_the_diner_still_waits() =>
        Assert.True(TimeSpan.FromSeconds(TakeRatingsAtOnce.Seconds) < RatingIntake.Patience);
}
