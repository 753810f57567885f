namespace NdisConformance.Runner;

/// <summary>Why a plugin cannot be loaded.</summary>
public enum LoadFailureKind
{
    NotFound,
    NotDotNet,
    NoAttribute,
    SeveralAssemblies,
    BadDriverName,
    WrongDriverType,
    NoConstructor,
    ForeignContract,
    NewerContract,
    MissingDependency,
    ConstructorThrew,
    DriverEntryThrew,
    EndedWhileLoading,
    HungWhileLoading,
}
