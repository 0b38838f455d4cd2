using System.Globalization;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Hosting;

/// <summary>The web server's builder: settings, addresses and limits.</summary>
internal static class ServerBuilder
{
    /// <summary>Switch that binds the local network's address, so that a phone can scan.</summary>
    public const string LanSwitch = "--lan";

    /// <summary>Where the service listens unless told otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5080";
    private const int LanPort = 5080;

    public static WebApplicationBuilder Create(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(argument => argument != LanSwitch)],
            // Settings lie beside the binaries, data under the caller's folder.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (args.Contains(LanSwitch))
        {
            BindLocalNetwork(builder);
        }
        else if (IsUnset(builder.Configuration["urls"]) && IsUnset(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
        else if (IsUnset(builder.Configuration["PublicBaseUrl"]) && builder.Configuration["urls"] is { Length: > 0 } urls)
        {
            // Codes made while trying the service on another port should lead there.
            builder.Configuration["PublicBaseUrl"] = PublicForm(urls.Split(';')[0]);
        }

        builder.ConfigureKestrel();
        builder.ConfigureLog();
        return builder;
    }

    private static void BindLocalNetwork(WebApplicationBuilder builder)
    {
        var address = LocalNetwork.Address() ?? throw new InvalidOperationException("--lan: this machine has no address on a local network.");
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://{address}:{LanPort}"), DefaultUrl);
        if (IsUnset(builder.Configuration["PublicBaseUrl"]))
        {
            builder.Configuration["PublicBaseUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://{address}:{LanPort}");
        }
    }

    private static string PublicForm(string url) => url
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .TrimEnd('/');

    private static bool IsUnset(string? setting) => string.IsNullOrWhiteSpace(setting);
}
