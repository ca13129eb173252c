using System;

namespace GradBench.Protocol;

/// <summary>An input has not the form that its function expects; the message says what is wrong.</summary>
public sealed class InputException(string message) : Exception(message);
