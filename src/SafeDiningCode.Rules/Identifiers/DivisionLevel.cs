namespace SafeDiningCode.Rules.Identifiers;

/// <summary>The level of a place in the statistical division codes. A zone (开发区) has a code of street level.</summary>
public enum DivisionLevel
{
    /// <summary>Province (省), two digits.</summary>
    Province,

    /// <summary>City (市), four digits.</summary>
    City,

    /// <summary>County (县、区), six digits.</summary>
    County,

    /// <summary>Street or town (街道、镇), nine digits.</summary>
    Street,

    /// <summary>Village or neighbourhood (村、居委会), twelve digits.</summary>
    Village,
}
