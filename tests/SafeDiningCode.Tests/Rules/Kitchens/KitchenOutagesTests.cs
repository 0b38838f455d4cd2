using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Tests.Rules.Kitchens;

public sealed class KitchenOutagesTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(KitchenState.Offline, 59, false)]
    [InlineData(KitchenState.Offline, 60, true)]
    [InlineData(KitchenState.Degraded, 119, false)]
    [InlineData(KitchenState.Degraded, 120, true)]
    [InlineData(KitchenState.Offline, 72 * 60, true)]
    [InlineData(KitchenState.Offline, (72 * 60) + 1, false)]
    [InlineData(KitchenState.Active, 600, false)]
    [InlineData(KitchenState.Pending, 600, false)]
    [InlineData(KitchenState.NotDeclared, 600, false)]
    public void An_outage_is_news_once_it_has_lasted_and_until_it_is_old(KitchenState state, int minutes, bool isNews) =>
        Assert.Equal(isNews, KitchenOutages.IsNews(state, Now.AddMinutes(-minutes), Now));
}
