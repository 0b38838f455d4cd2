using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Tests.Rectification;

public sealed class RectificationOptionsTests
{
    public static TheoryData<Action<RectificationOptions>, string> Wrong => new()
    {
        { options => options.DinersNoes = 2, "DinersNoes" },
        { options => options.LookBackShare = 1.1m, "LookBackShare" },
        { options => options.LookBackShare = 0.00001m, "LookBackShare" },
        { options => options.DinersWindowDays = 0, "DinersWindowDays" },
        { options => options.OrderNumber = "{place}{year}号", "OrderNumber" },
        { options => options.Basis = "", "Basis" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_meant_is_refused_at_the_start(Action<RectificationOptions> change, string name)
    {
        var options = new RectificationOptions();
        change(options);

        var result = new RectificationOptions.Validator().Validate(name: null, options);

        Assert.True(result.Failed);
        Assert.StartsWith($"Rectification:{name}", result.FailureMessage, StringComparison.Ordinal);
        Assert.True(new RectificationOptions.Validator().Validate(name: null, new RectificationOptions()).Succeeded);
    }

    [Fact]
    public async Task Settings_that_change_are_a_next_version_and_the_old_ones_stay()
    {
        await using var services = await TestServices.CreateAsync();
        var first = await services.Get<RectificationSettingsBook>().CurrentAsync();
        await using var same = await services.AnotherAsync();
        await using var changed = await services.AnotherAsync(("Rectification:DinersNoes", "5"), ("Rectification:Basis", "根据新的规定。"));

        Assert.Equal(first, await same.Get<RectificationSettingsBook>().CurrentAsync());
        var next = await changed.Get<RectificationSettingsBook>().CurrentAsync();

        Assert.Equal((first.Version + 1, 5), (next.Version, next.Settings.DinersNoes));
        Assert.Equal(first.Settings, await changed.Get<RectificationSettingsBook>().OfVersionAsync(first.Version));
    }
}
