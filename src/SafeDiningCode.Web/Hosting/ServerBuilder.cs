using System.Globalization;

namespace SafeDiningCode.Web.Hosting;

/// <summary>The web server's builder: settings, addresses and limits.</summary>
internal static class ServerBuilder
{
    /// <summary>Where the service listens unless told otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder Create(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Settings lie beside the binaries, data under the caller's folder.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.ConfigureKestrel();
        return builder;
    }
}
