using System.Text.Encodings.Web;
using System.Text.Json;
using SafeDiningCode.Rules.Standing;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>What people write around the numbers of a monthly bulletin, in Chinese: it is an official document.</summary>
public sealed record BulletinTexts
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>标题.</summary>
    public string Title { get; init; } = "";

    /// <summary>主送: whom it is for.</summary>
    public string Addressees { get; init; } = "";

    /// <summary>开头: what stands before the numbers.</summary>
    public string Opening { get; init; } = "";

    /// <summary>工作要求: what is asked for, a paragraph a line.</summary>
    public string Demands { get; init; } = "";

    /// <summary>抄送: who gets a copy; may be empty.</summary>
    public string Copies { get; init; } = "";

    /// <summary>曝光: the districts that it exposes, which counts for the next lists.</summary>
    public IReadOnlyList<string> Exposed { get; init; } = [];

    /// <summary>
    /// What stands in the form at first. Exposed are the districts that the month's own numbers put on the black list: one
    /// that is there for earlier exposures alone would never come off it, each bulletin being the reason for the next.
    /// </summary>
    public static BulletinTexts Proposed(StandingFile file)
    {
        var month = BulletinWords.Month(file.Facts.Month);
        return new BulletinTexts
        {
            Title = $"关于{month}餐饮安心码评价情况的通报",
            Addressees = "各县（市）区、开发（度假）区市场监督管理局",
            Opening = $"为落实餐饮服务食品安全主体责任和属地责任，现将{month}餐饮安心码评价和红黑榜情况通报如下：",
            Demands = "各地要对本辖区不满意店逐店核查，督促整改并按期回头看。\n列入黑榜的区县要在约谈后提出整改措施，按时报告落实情况。\n各地要保证餐饮安心码亮码经营，不得遮挡、撤换，不得诱导评价。",
            Exposed = [.. file.Result.Black.Where(entry => (entry.Triggers & ~BlackTriggers.ExposedInARow) != BlackTriggers.None).Select(entry => entry.Unit)],
        };
    }

    /// <summary>As it is kept.</summary>
    internal string ToText() => JsonSerializer.Serialize(this, Json);

    /// <summary>What was kept.</summary>
    internal static BulletinTexts Read(string text) => JsonSerializer.Deserialize<BulletinTexts>(text)!;
}
