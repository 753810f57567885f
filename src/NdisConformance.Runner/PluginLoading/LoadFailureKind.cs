namespace NdisConformance.Runner;

/// <summary>Why a plugin cannot be loaded.</summary>
public enum LoadFailureKind
{
    NotFound,
    Unreadable,
    Damaged,
    NotDotNet,
    NoAttribute,
    SeveralAssemblies,
    BadAssemblyName,
    SameName,
    BadDriverName,
    UnknownGeneration,
    WrongDriverType,
    NoConstructor,
    ForeignContract,
    NewerContract,
    MissingDependency,
    NotLoadable,
    BadCode,
    ConstructorThrew,
    DriverEntryThrew,
    EndedWhileLoading,
    HungWhileLoading,
}
