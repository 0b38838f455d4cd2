using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Tests.Statistics.Settings;

public sealed class StandingSettingsTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Settings_get_the_next_version_when_they_change_and_keep_it_while_they_do_not(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);

        Assert.Equal(new SettingsVersion(1, 10, 3000), await StartAsync(services, 10, 0.30m));
        Assert.Equal(new SettingsVersion(1, 10, 3000), await StartAsync(services, 10, 0.3000m));
        Assert.Equal(new SettingsVersion(2, 20, 3000), await StartAsync(services, 20, 0.30m));
        Assert.Equal(new SettingsVersion(3, 20, 2501), await StartAsync(services, 20, 0.2501m));
        Assert.Equal(new SettingsVersion(4, 10, 3000), await StartAsync(services, 10, 0.30m));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Instances_that_start_at_once_agree_on_one_version(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StartAsync(services, 12, 0.40m))));

        Assert.All(versions, version => Assert.Equal(new SettingsVersion(1, 12, 4000), version));
    }

    [Theory]
    [InlineData(0, "0.30", "MinimumRatings")]
    [InlineData(10, "0", "DissatisfiedShare")]
    [InlineData(10, "1.0001", "DissatisfiedShare")]
    [InlineData(10, "0.33333", "DissatisfiedShare")]
    public void Settings_out_of_range_are_refused_by_name(int minimum, string share, string named)
    {
        var result = new StandingOptions.Validator().Validate(
            null, new StandingOptions { MinimumRatings = minimum, DissatisfiedShare = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.True(result.Failed);
        Assert.Contains($"Standing:{named}", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_the_configuration()
    {
        await using var services = await TestServices.CreateAsync(settings: [("Standing:MinimumRatings", "15"), ("Standing:DissatisfiedShare", "0.25")]);

        Assert.Equal(new SettingsVersion(1, 15, 2500), await services.Get<StandingSettings>().CurrentAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<SettingsVersion> StartAsync(TestServices services, int minimum, decimal share) =>
        await new StandingSettings(
            services.Database,
            Options.Create(new StandingOptions { MinimumRatings = minimum, DissatisfiedShare = share }),
            services.Clock).CurrentAsync(TestContext.Current.CancellationToken);
}
