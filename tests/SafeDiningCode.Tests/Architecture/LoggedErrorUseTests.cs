using System.Text.RegularExpressions;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Architecture;

/// <summary>The log never gets an exception itself, whose message may quote a person: only what LoggedError leaves of it.</summary>
public sealed partial class LoggedErrorUseTests
{
    [Fact]
    public void Every_call_to_the_log_begins_with_its_words()
    {
        var calls = SourceTree.Files(SourceTree.Web, ".cs")
            .SelectMany(file => Calls().Matches(File.ReadAllText(file)).Select(call => $"{Path.GetFileName(file)}: {call.Groups["first"].Value}"))
            .ToList();

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.EndsWith(": \"", call, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(\s*(?<first>\w+|\S)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calls();
}
