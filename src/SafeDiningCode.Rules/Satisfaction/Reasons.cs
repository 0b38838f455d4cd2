namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>Why a diner says so. The bits stand in the database: append, never renumber.</summary>
[Flags]
public enum Reasons
{
    /// <summary>No reason given.</summary>
    None = 0,

    /// <summary>环境卫生.</summary>
    Hygiene = 1 << 0,

    /// <summary>餐具清洁.</summary>
    Tableware = 1 << 1,

    /// <summary>食品质量.</summary>
    Food = 1 << 2,

    /// <summary>后厨操作.</summary>
    Kitchen = 1 << 3,

    /// <summary>从业人员.</summary>
    Staff = 1 << 4,

    /// <summary>证照公示.</summary>
    Licence = 1 << 5,

    /// <summary>服务态度.</summary>
    Service = 1 << 6,

    /// <summary>其他.</summary>
    Other = 1 << 7,
}
