using System.Text.RegularExpressions;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Architecture;

/// <summary>The path from registry to district is visible in the folders: a stage knows only the stages before it.</summary>
public sealed class StageOrderTests
{
    private static readonly string[] Stages = ["Registry", "Codes", "Scanning", "Rating", "Statistics"];

    public static TheoryData<string> AllStages => [.. Stages];

    [Theory]
    [MemberData(nameof(AllStages))]
    public void A_stage_uses_only_the_stages_before_it(string stage)
    {
        var files = SourceTree.Files(Path.Combine(SourceTree.Web, stage), ".cs", ".razor").ToList();
        var later = Stages.SkipWhile(name => name != stage).Skip(1).Append("Commands").Append("Demo");
        var forbidden = new Regex($@"SafeDiningCode\.Web\.({string.Join('|', later)})\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => forbidden.IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(SourceTree.Web, file)));
    }
}
