using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>What the signed-in sides call kinds and states, in both languages.</summary>
internal static class KitchenWords
{
    private const double Whole = 100;

    /// <summary>The kinds in the order in which they are offered, each with what it means.</summary>
    public static readonly IReadOnlyList<(KitchenKind Kind, string Chinese, string English)> Kinds =
    [
        (KitchenKind.Partition, "隔断厨房：隔着矮墙能看见", "Behind a low wall: diners look over it"),
        (KitchenKind.Transparent, "透明厨房：隔着玻璃能看见", "Behind glass: diners look through it"),
        (KitchenKind.Video, "视频厨房：店里的屏幕上能看见", "On a screen in the shop"),
        (KitchenKind.Network, "网络厨房：手机上能看见（互联网+明厨亮灶）", "On the internet: diners watch on their phones"),
    ];

    /// <summary>A kind in a few words.</summary>
    public static (string Chinese, string English) Kind(KitchenKind? kind) => kind switch
    {
        KitchenKind.Partition => ("隔断", "low wall"),
        KitchenKind.Transparent => ("透明", "glass"),
        KitchenKind.Video => ("视频", "screen"),
        KitchenKind.Network => ("网络", "internet"),
        _ => ("未申报", "none"),
    };

    /// <summary>A state in a word, with its mark and its tone: colour carries no meaning alone.</summary>
    public static (string Chinese, string English, string Tone) State(KitchenState state) => state switch
    {
        KitchenState.Active => ("✓ 在线", "✓ On view", "good"),
        KitchenState.Pending => ("… 待接通", "… Not live yet", ""),
        KitchenState.Degraded => ("! 画面异常", "! Picture late", "fair"),
        KitchenState.Offline => ("✕ 离线", "✕ Offline", "bad"),
        _ => ("— 未申报", "— None declared", ""),
    };

    /// <summary>What a state means, and what to do about it.</summary>
    public static (string Chinese, string English) Meaning(KitchenState state, bool watched) => state switch
    {
        KitchenState.Active when watched => ("五分钟内有新画面。食客能看到“在线”。", "There was a new picture within five minutes. Diners see it as live."),
        KitchenState.Active => ("食客在店里就能看见后厨。", "Diners can look in from the shop."),
        KitchenState.Pending => ("还没有收到平台的信号。请把下面的编号交给视频平台。", "Nothing has been heard from the platform yet. Give it the number below."),
        KitchenState.Degraded => ("画面停住了，或信号迟了。请查看摄像头和网络。", "The picture is frozen or late. Please look at the camera and the network."),
        KitchenState.Offline => ("三十分钟以上没有信号。请查看电源和网络，或联系平台。", "Nothing was heard for over thirty minutes. Please check power and network, or call the platform."),
        _ => ("还没有申报。", "None is declared."),
    };

    /// <summary>What is wrong with a viewing page.</summary>
    public static (string Chinese, string English) Fault(ViewingFault fault) => fault switch
    {
        ViewingFault.NotHttps => ("网址要以 https:// 开头。", "The address must begin with https://."),
        ViewingFault.TooLong => ("网址太长，最多 400 个字符。", "The address is too long: 400 characters at most."),
        ViewingFault.UserInfo => ("网址里不能有用户名或 @。", "The address cannot have a user name or @ in it."),
        ViewingFault.Port => ("网址里不能带端口号。", "The address cannot name a port."),
        ViewingFault.Host => ("网址里要用平台的英文域名，不能用 IP 地址或其他文字。", "The address must use the platform's name in plain letters, no numbers and no other script."),
        ViewingFault.NotApproved => ("这个平台还没有登记。请用已登记平台的网址，或先留空。", "This platform is not approved. Use an approved one's address, or leave it empty for now."),
        _ => ("网址读不出来，请从平台复制完整网址。", "The address cannot be read. Please copy it whole from the platform."),
    };

    /// <summary>A share in whole per cent, rounded down but for all of it: 99.9% of a day is not a whole day.</summary>
    public static string Percent(Share share) => share.IsEmpty ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share.Value * Whole)}%");

    /// <summary>An instant by the clock on the wall in Shanghai: 11-22 12:03.</summary>
    public static string Moment(DateTime utc) => Day.WallClock(utc).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
