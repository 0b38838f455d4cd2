namespace SafeDiningCode.Web.Accounts.Sessions;

/// <summary>What a browser is called in the list of sessions: kind of device and browser, no versions, so that it tells nothing more.</summary>
internal static class DeviceLabel
{
    private static readonly (string Part, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
    ];

    // The inner ones first: WeChat says that it is Chrome, and Chrome that it is Safari.
    private static readonly (string Part, string Name)[] Browsers =
    [
        ("MicroMessenger", "WeChat"), ("AlipayClient", "Alipay"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
    ];

    /// <summary>Like <c>iPhone · WeChat</c>; a question mark for what is not known.</summary>
    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return $"{Find(Systems, agent)} · {Find(Browsers, agent)}";
    }

    private static string Find((string Part, string Name)[] known, string agent) =>
        known.FirstOrDefault(each => agent.Contains(each.Part, StringComparison.OrdinalIgnoreCase)).Name ?? "?";
}
