using SafeDiningCode.Rules.Contradictions;

namespace SafeDiningCode.Tests.Rules.Contradictions;

public sealed class PerfectChecksTests
{
    [Theory]
    [InlineData(10, 0, 1, true)]
    [InlineData(28, 0, 3, true)]
    [InlineData(9, 0, 1, false)]
    [InlineData(28, 1, 3, false)]
    [InlineData(28, 0, 0, false)]
    public void Many_records_no_finding_and_a_copy_contradict_one_another(int records, int findings, int copies, bool contradict) =>
        Assert.Equal(contradict, PerfectChecks.Contradict(records, findings, copies));
}
