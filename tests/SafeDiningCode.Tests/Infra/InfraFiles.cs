using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SafeDiningCode.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SafeDiningCode.Tests.Infra;

/// <summary>Files of <c>infra/</c>, read as what reads them would.</summary>
internal static partial class InfraFiles
{
    /// <summary>Settings that the framework reads, not the service.</summary>
    private static readonly string[] Framework = ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS"];

    public static string Folder => Path.Combine(SourceTree.Root, "infra");

    /// <summary>The settings that the README describes.</summary>
    public static IReadOnlyCollection<string> Settings { get; } =
        [.. SettingRows().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")))
            .SelectMany(row => Names().Matches(row.Groups["names"].Value))
            .Select(name => name.Groups["name"].Value)];

    /// <summary>The port that the image listens on.</summary>
    public static string Port => HttpPorts().Match(Text("Dockerfile")).Groups["port"].Value;

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The one document of a YAML file, anchors and merges resolved; every scalar is text.</summary>
    public static JsonNode Yaml(string file)
    {
        var parser = new MergingParser(new Parser(new StringReader(Text(file))));
        var document = new DeserializerBuilder().Build().Deserialize<object>(parser);
        Assert.False(parser.TryConsume<YamlDotNet.Core.Events.DocumentStart>(out _), $"{file} has more than one document.");
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(document))!;
    }

    public static string Value(this JsonNode? node, params string[] path)
    {
        foreach (var step in path)
        {
            node = node?[step];
        }

        return node?.GetValue<string>() ?? "";
    }

    public static IEnumerable<string> Texts(this JsonNode? list) => list is JsonArray array ? array.Select(item => item!.GetValue<string>()) : [];

    /// <summary>An environment variable is a setting of the service, or one of the framework's.</summary>
    public static void AssertIsSetting(string variable) =>
        Assert.True(
            Framework.Contains(variable) || Settings.Contains(variable.Replace("__", ":", StringComparison.Ordinal)),
            $"The service has no setting {variable}: it is not in the README's table.");

    /// <summary>An image is named with a tag that stays what it is, as far as tags do.</summary>
    public static void AssertPinned(string image) =>
        Assert.True(PinnedTag().IsMatch(image), $"{image} is not pinned to a version.");

    [GeneratedRegex(@"^\| (?<names>`[A-Z][^|]*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingRows();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]*(:[A-Za-z]+)*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"ASPNETCORE_HTTP_PORTS=(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HttpPorts();

    [GeneratedRegex(@"^[^:\s]+:(?!latest)\d[\w.-]*$", RegexOptions.None, 1000)]
    private static partial Regex PinnedTag();
}
