using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace SafeDiningCode.Web.Hosting;

/// <summary>
/// Setting <c>Proxies:Trusted</c>: addresses or networks (<c>10.0.0.7, 172.16.0.0/12</c>) whose word is taken for where a
/// request comes from and whether it came by https. Nobody else's is, or limits per network could be talked round.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>Fills the framework's options.</summary>
    /// <exception cref="OptionsValidationException">An entry is neither an address nor a network.</exception>
    public static void Configure(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in (configuration["Proxies:Trusted"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(entry, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (IPNetwork.TryParse(entry, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new OptionsValidationException(
                    "Proxies:Trusted", typeof(ForwardedHeadersOptions), [$"Proxies:Trusted: '{entry}' is neither an address nor a network like 10.0.0.0/8."]);
            }
        }

        if (options.KnownProxies.Count == 0 && options.KnownIPNetworks.Count == 0)
        {
            options.ForwardedHeaders = ForwardedHeaders.None;
        }
    }
}
