using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SafeDiningCode.Web.Hosting;

/// <summary>This machine's address on the local network, for <c>--lan</c>: a phone on the same network can then scan.</summary>
internal static class LocalNetwork
{
    /// <summary>The first private IPv4 address of a card that is up and has a gateway; null where there is none.</summary>
    public static IPAddress? Address() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .OrderByDescending(card => card.GetIPProperties().GatewayAddresses.Count)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
