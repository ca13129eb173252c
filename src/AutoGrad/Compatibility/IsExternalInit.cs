#if !NET5_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where a property has <c>init</c>; frameworks before .NET 5 do not have it.</summary>
internal static class IsExternalInit
{
}
#endif
