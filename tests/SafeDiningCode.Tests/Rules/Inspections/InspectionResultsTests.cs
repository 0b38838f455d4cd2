using SafeDiningCode.Rules.Inspections;

namespace SafeDiningCode.Tests.Rules.Inspections;

public sealed class InspectionResultsTests
{
    [Theory]
    // Key checked, failed; general checked, failed, not applicable.
    [InlineData(3, 0, 7, 0, 0, InspectionResult.Conforms)]
    [InlineData(7, 0, 23, 0, 5, InspectionResult.Conforms)]
    [InlineData(3, 0, 7, 1, 0, InspectionResult.Mostly)]
    [InlineData(3, 0, 10, 3, 0, InspectionResult.Mostly)]
    [InlineData(3, 0, 10, 4, 0, InspectionResult.Fails)]
    [InlineData(3, 1, 10, 3, 0, InspectionResult.Mostly)]
    [InlineData(3, 1, 10, 4, 0, InspectionResult.Fails)]
    [InlineData(3, 2, 10, 0, 0, InspectionResult.Fails)]
    [InlineData(3, 1, 7, 7, 0, InspectionResult.Fails)]
    public void A_visit_is_judged_by_what_failed(
        int keyChecked, int keyFailed, int generalChecked, int generalFailed, int notApplicable, InspectionResult result) =>
        Assert.Equal(result, InspectionResults.Judge(keyChecked, keyFailed, generalChecked, generalFailed, notApplicable));

    [Fact]
    public void One_failed_key_item_with_all_general_items_passed_is_read_as_mostly() =>
        Assert.Equal(InspectionResult.Mostly, InspectionResults.Judge(3, 1, 7, 0));

    [Fact]
    public void What_does_not_apply_is_neither_passed_nor_failed()
    {
        // 3 of 10 failed is 70 %; with one of them not applicable, 3 of 9 is 66.7 %.
        Assert.Equal(InspectionResult.Mostly, InspectionResults.Judge(3, 0, 10, 3, 0));
        Assert.Equal(InspectionResult.Fails, InspectionResults.Judge(3, 0, 10, 3, 1));
        Assert.Equal(InspectionResult.Conforms, InspectionResults.Judge(3, 0, 7, 0, 7));
    }

    [Fact]
    public void Seventy_per_cent_is_seventy_per_cent_for_every_length_of_list()
    {
        for (var general = 1; general <= 200; general++)
        {
            for (var failed = 1; failed <= general; failed++)
            {
                var expected = failed * 10 <= general * 3 ? InspectionResult.Mostly : InspectionResult.Fails;

                Assert.Equal(expected, InspectionResults.Judge(3, 0, general, failed));
            }
        }
    }

    [Fact]
    public void Other_thresholds_judge_otherwise()
    {
        var strict = new InspectionThresholds(KeyFailuresThatFail: 1, GeneralPassBasisPoints: 9000);

        Assert.Equal(InspectionResult.Fails, InspectionResults.Judge(3, 1, 10, 0, thresholds: strict));
        Assert.Equal(InspectionResult.Mostly, InspectionResults.Judge(3, 0, 10, 1, thresholds: strict));
        Assert.Equal(InspectionResult.Fails, InspectionResults.Judge(3, 0, 10, 2, thresholds: strict));
    }

    [Theory]
    [InlineData(3, 4, 7, 0, 0)]
    [InlineData(3, -1, 7, 0, 0)]
    [InlineData(3, 0, 7, 8, 0)]
    [InlineData(3, 0, 7, -1, 0)]
    [InlineData(3, 0, 7, 0, 8)]
    [InlineData(3, 0, 7, 6, 2)]
    [InlineData(3, 0, 7, 0, -1)]
    public void No_more_can_fail_than_was_checked(
        int keyChecked, int keyFailed, int generalChecked, int generalFailed, int notApplicable) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            InspectionResults.Judge(keyChecked, keyFailed, generalChecked, generalFailed, notApplicable));

    [Theory]
    [InlineData(InspectionResult.Conforms, "conforms", "符合")]
    [InlineData(InspectionResult.Mostly, "mostly", "基本符合")]
    [InlineData(InspectionResult.Fails, "fails", " 不符合\u3000")]
    public void A_result_has_its_names(InspectionResult result, string code, string chinese)
    {
        Assert.Equal(code, InspectionResults.ToCode(result));
        Assert.Equal(result, InspectionResults.FromCode(code));
        Assert.Equal(result, InspectionResults.FromChinese(chinese));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CONFORMS")]
    [InlineData("合格")]
    public void Another_name_is_no_result(string? name)
    {
        Assert.Null(InspectionResults.FromCode(name));
        Assert.Null(InspectionResults.FromChinese(name));
    }
}
