using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Hosting.Shutdown;

/// <summary>
/// The first step of stopping: serves on for <c>Shutdown:DrainSeconds</c>. After it, in this order: Kestrel takes no new
/// connections and lets running requests finish (it was started last, so it stops first), the intake writes what waits,
/// telemetry goes out. A second signal ends the drain; nothing but SIGKILL ends the rest.
/// </summary>
internal sealed class Drain(IOptions<ShutdownOptions> options, IHostApplicationLifetime lifetime) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Asked to stop by code and not by a signal, the host says so only after this.
        lifetime.StopApplication();
        if (options.Value.DrainSeconds == 0)
        {
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Hurry);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hurry);
        await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        void Hurry(PosixSignalContext signal)
        {
            signal.Cancel = true;
            enough.Cancel();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
