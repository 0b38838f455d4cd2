using SafeDiningCode.Rules.Inspections;

namespace SafeDiningCode.Tests.Rules.Inspections;

public sealed class GradesTests
{
    [Theory]
    [InlineData(100, 0, Grade.A)]
    [InlineData(90, 1, Grade.A)]
    [InlineData(89, 0, Grade.B)]
    [InlineData(75, 0, Grade.B)]
    [InlineData(74, 0, Grade.C)]
    [InlineData(60, 0, Grade.C)]
    [InlineData(59, 0, null)]
    [InlineData(0, 0, null)]
    [InlineData(100, 2, null)]
    public void A_visit_is_graded_by_tenths_of_a_point(int scoreTenths, int keyFailed, Grade? grade) =>
        Assert.Equal(grade, Grades.OfVisit(scoreTenths, keyFailed));

    [Fact]
    public void Other_thresholds_grade_otherwise() =>
        Assert.Equal(Grade.B, Grades.OfVisit(90, 0, new GradeThresholds(Excellent: 95)));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(101, 0)]
    [InlineData(90, -1)]
    public void No_visit_scores_outside_the_scale(int scoreTenths, int keyFailed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Grades.OfVisit(scoreTenths, keyFailed));

    [Theory]
    [InlineData("A", Grade.A)]
    [InlineData("Ａ", Grade.A)]
    [InlineData("a级", Grade.A)]
    [InlineData("优秀", Grade.A)]
    [InlineData(" b ", Grade.B)]
    [InlineData("良好", Grade.B)]
    [InlineData("ｃ", Grade.C)]
    [InlineData("一般", Grade.C)]
    [InlineData("D", null)]
    [InlineData("AB", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_grade_is_read_from_its_letter_or_its_word(string? text, Grade? grade) => Assert.Equal(grade, Grades.FromText(text));

    [Fact]
    public void A_grade_reads_back_from_both_its_names() => Assert.All(Enum.GetValues<Grade>(), grade =>
    {
        Assert.Equal(grade, Grades.FromText(Grades.ToCode(grade)));
        Assert.Equal(grade, Grades.FromText(Grades.ToChinese(grade)));
    });
}
