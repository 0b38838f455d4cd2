using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Rating;

/// <summary>Whether the eatery behind a code can be rated, and what to say where it cannot.</summary>
internal static class RatedCode
{
    /// <summary>Null where it can be rated.</summary>
    public static Refusal? Refuse(ProfileAnswer code, Language language) => code switch
    {
        { Standing: CodeStanding.Revoked } => new Refusal(
            StatusCodes.Status410Gone,
            language.T("此码已作废", "This code has been revoked"),
            language.T("不能再用它评价。请扫店内现在张贴的安心码。", "It can no longer be used to rate. Please scan the code that the shop shows now.")),
        { Standing: CodeStanding.Unknown } => new Refusal(
            StatusCodes.Status404NotFound,
            language.T("查不到此码", "This code is not known"),
            language.T("请核对码下方的 16 位编号。", "Check the 16 characters printed below the code.")),
        { Profile: null } => new Refusal(
            StatusCodes.Status404NotFound,
            language.T("这不是餐饮安心码", "This is not a Safe Dining Code"),
            language.T("编号有误，或不是本平台发放的码。请核对 16 位编号。", "The characters are mistyped, or the code was not issued here. Check the 16 characters.")),
        { Profile: { } profile } when !LicenceStates.IsInForce(profile.LicenceState) => new Refusal(
            StatusCodes.Status409Conflict,
            language.T("这家店暂不能评价", "This shop cannot be rated now"),
            language.T(
                "它的食品经营许可证目前不在有效期内。如果它仍在营业，请拨打 12315 告诉我们。",
                "Its food licence is not in force. If it is open all the same, please call 12315 and tell us.")),
        _ => null,
    };
}

/// <summary>Why there is nothing to rate.</summary>
internal sealed record Refusal(int Status, string Title, string Detail);
