using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Shutdown;

namespace SafeDiningCode.Tests.Hosting.Shutdown;

public sealed class ShutdownOptionsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    public async Task The_drain_takes_nothing_from_the_time_to_finish(string drainSeconds)
    {
        await using var services = await TestServices.CreateAsync(settings: ("Shutdown:DrainSeconds", drainSeconds));

        var drain = TimeSpan.FromSeconds(services.Get<IOptions<ShutdownOptions>>().Value.DrainSeconds);

        Assert.Equal(drainSeconds, $"{drain.TotalSeconds}");
        Assert.Equal(drain + ShutdownOptions.TimeToFinish, services.Get<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("121")]
    public async Task A_drain_that_makes_no_sense_is_refused(string drainSeconds)
    {
        await using var services = await TestServices.CreateAsync(settings: ("Shutdown:DrainSeconds", drainSeconds));

        Assert.Throws<OptionsValidationException>(() => services.Get<IOptions<ShutdownOptions>>().Value);
    }
}
