using System.Net;
using System.Net.Sockets;

namespace SafeDiningCode.Web.Hosting.Limits;

/// <summary>The network a request comes from, to count by while it is fresh in memory: never stored.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>The address of IPv4, the /64 of IPv6: a household or a phone has the rest of it to itself.</summary>
    public static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    /// <summary>The network of an address.</summary>
    internal static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
