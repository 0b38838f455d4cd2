using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Telemetry;

namespace SafeDiningCode.Web.Commands;

/// <summary>
/// Runs a command with the services that the server has, on the same settings. Results go to stdout; logs and
/// progress to stderr. A refusal that the command foresees is a <see cref="CommandFailure"/>.
/// </summary>
internal static class CommandHost
{
    private const int Failed = 1;

    public static Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> command, CancellationToken cancellation) =>
        RunAsync(command, prepared: true, cancellation);

    /// <summary>As the other; without <paramref name="prepared"/> the database is left as it is, which may be an older schema or none.</summary>
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> command, bool prepared, CancellationToken cancellation)
    {
        // The command line listens for Ctrl-C only once the command has given the thread back, and SQLite never does.
        await Task.Yield();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSafeDining(builder.Configuration);
        // In Development a container checks on building that every service can be made. The web framework's own that
        // describe routes cannot be without a web server, and no command asks for them.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateScopes = true }));
        using var host = builder.Build();
        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            host.Services.GetRequiredService<OtlpExport>().Start();
            if (prepared)
            {
                await host.Services.PrepareDatabaseAsync(cancellation);
            }

            return await command(host.Services, cancellation);
        }
        catch (CommandFailure refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was done is kept; run the same command again to go on.");
            return Failed;
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {error.Message}");
            return Failed;
        }
        catch (Exception error) when (error is OptionsValidationException or AggregateException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
    }
}

/// <summary>A command's refusal, worded for the one who ran it.</summary>
internal sealed class CommandFailure(string message) : Exception(message);
