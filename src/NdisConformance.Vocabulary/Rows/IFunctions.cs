namespace NdisConformance.Vocabulary;

/// <summary>
/// Every DDI function. One method is one row: parameters are the arguments of the call in the trace, <c>out</c>
/// parameters what the return says, and attributes what the documentation says of it.
/// </summary>
public interface IFunctions :
    IRegistrationFunctions,
    IScatterGatherFunctions,
    ISharedMemoryFunctions,
    IPoolFunctions,
    IDataPathFunctions,
    ILifecycleFunctions,
    IInterruptFunctions,
    IKernelFunctions,
    INdis5Functions
{
}
