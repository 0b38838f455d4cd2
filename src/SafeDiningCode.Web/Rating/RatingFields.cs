using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Rating;

/// <summary>What was typed or sent, as it came, and what is wrong with it.</summary>
/// <param name="Value">Like <c>satisfied</c>; null where none came.</param>
/// <param name="Reasons">Like <c>hygiene</c>, in any order.</param>
/// <param name="Comment">As typed.</param>
public sealed record RatingFields(string? Value, IReadOnlyList<string> Reasons, string? Comment)
{
    /// <summary>Nothing typed yet.</summary>
    public static readonly RatingFields Empty = new(null, [], null);

    /// <summary>Characters that a comment may have.</summary>
    public const int LongestComment = 200;

    /// <summary>More reasons than there are cannot be meant.</summary>
    public const int MaxReasons = 32;

    /// <summary>The fields of a posted form.</summary>
    internal static RatingFields Of(IFormCollection form) => new(form.Single("value"), [.. form["reasons"].OfType<string>()], form.Single("comment"));

    /// <summary>Reads the fields; null where one is wrong, and then <paramref name="errors"/> says which and what to do.</summary>
    internal RatingEntry? Read(Language language, out List<FieldError> errors)
    {
        errors = [];
        var value = SatisfactionCodes.FromCode(Value);
        if (value is null)
        {
            errors.Add(new FieldError("value", language.T("请选择满意、基本满意或不满意。", "Please choose satisfied, fair or dissatisfied.")));
        }

        if (!ReasonCodes.TryParse(Reasons, out var reasons) || Reasons.Count > MaxReasons)
        {
            errors.Add(new FieldError("reasons", language.T("有不认识的原因，请重新勾选。", "There is a reason that is not known. Please tick again.")));
        }
        else if (value is Satisfaction.Dissatisfied && reasons is Rules.Satisfaction.Reasons.None)
        {
            errors.Add(new FieldError("reasons", language.T("不满意时请至少勾选一个原因，店家才知道改什么。", "Please tick at least one reason, so that the shop knows what to mend.")));
        }

        var comment = WrittenText.Clean(Comment);
        if (comment?.Length > LongestComment)
        {
            errors.Add(new FieldError("comment", language.T(
                FormattableString.Invariant($"想说的话最多 {LongestComment} 字，现在有 {comment.Length} 字，请缩短一些。"),
                FormattableString.Invariant($"Your words may have {LongestComment} characters and have {comment.Length}. Please shorten them."))));
        }

        return errors.Count == 0 ? new RatingEntry(value!.Value, reasons, comment) : null;
    }
}

/// <summary>What is wrong with a field, and what to do.</summary>
public sealed record FieldError(string Field, string Message);
